import { chdir } from 'node:process';
import { ok, refuse, type Result, unreachable } from '#kernel';
import { deliverReview } from './deliver-review.ts';
import { deliverStored } from './deliver-stored.ts';
import { emptyOutputs } from './outputs.ts';
import { openOutside } from './outside.ts';
import type { Job } from './prepare-job.ts';
import { publish } from './publish.ts';
import { review } from './review.ts';
import type { Runner } from './runner.ts';
import type { Env } from './workflow.ts';

/** Does what the mode asks for. Heavy: import it once the job is known to be sound. */
export async function doJob(job: Job, runner: Runner, env: Env): Promise<Result<0 | 1>> {
  const entered = enter(job);
  const outside = entered.ok ? openOutside(job, runner, env) : entered;
  if (!outside.ok) return outside;
  switch (job.mode.kind) {
    case 'review': {
      const reviewed = await review(job, outside.value);
      return reviewed.ok ? deliverReview(job, reviewed.value, outside.value) : reviewed;
    }
    case 'publish': {
      const uri = await publish(job, outside.value);
      return uri.ok ? finish(runner, uri.value === '' ? 'No artifacts were stored.' : `Artifacts stored: ${uri.value}`, uri.value) : uri;
    }
    case 'comment':
      return deliverStored(job, job.mode.run, outside.value);
    case 'nothing':
      return finish(runner, `Nothing to do: ${job.mode.why}. Input \`mode\` overrides that.`);
    default:
      return unreachable(job.mode);
  }
}

// Paths that users write are relative to the project, and are told as they were written.
function enter({ folder, inputs }: Job): Result<void> {
  try {
    chdir(folder);
    return ok(undefined);
  } catch (error) {
    return refuse({
      kind: 'usage',
      code: 'no-working-directory',
      what: `input \`working-directory\`: ${inputs.workingDirectory} cannot be entered`,
      why: error instanceof Error ? error.message : String(error),
      next: 'Check out the repository first, and name a folder in it.',
    });
  }
}

function finish(runner: Runner, message: string, artifactUri = ''): Result<0> {
  runner.setOutputs(emptyOutputs('pass', artifactUri));
  runner.info(message);
  return ok(0);
}
