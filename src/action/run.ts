import { openGitHub } from '#adapters';
import { ok, type Result, unreachable } from '#kernel';
import { deliverReview, type Outside } from './deliver-review.ts';
import { deliverStored } from './deliver-stored.ts';
import { emptyOutputs } from './outputs.ts';
import type { Pipelines } from './pipelines.ts';
import { type Job, prepareJob } from './prepare-job.ts';
import type { Runner } from './runner.ts';
import { tellRefusals } from './tell-refusals.ts';
import type { Env } from './workflow.ts';

/** Runs the action once; returns the exit code of interface.md section 2. Defects are thrown. */
export async function runAction(env: Env, runner: Runner, pipelines: Pipelines): Promise<number> {
  // Before anything is read that could be told about.
  runner.mask(env['INPUT_GITHUB-TOKEN'] ?? '');
  const job = await prepareJob(env);
  const done = job.ok ? await doJob(job.value, runner, pipelines) : job;
  if (done.ok) return done.value;
  runner.setOutputs(emptyOutputs('fail'));
  return tellRefusals(runner, done.refusals);
}

async function doJob(job: Job, runner: Runner, pipelines: Pipelines): Promise<Result<0 | 1>> {
  const out = openOutside(job, runner);
  switch (job.mode.kind) {
    case 'review': {
      const reviewed = await pipelines.review(job, out.ports);
      return reviewed.ok ? deliverReview(job, reviewed.value, out) : reviewed;
    }
    case 'publish': {
      const published = await pipelines.publish(job, out.ports);
      return published.ok ? finish(runner, `Artifacts stored: ${published.value.artifactUri}`, published.value.artifactUri) : published;
    }
    case 'comment':
      return deliverStored(job, job.mode.run, out);
    case 'nothing':
      return finish(runner, `Nothing to do: ${job.mode.why}. Input \`mode\` overrides that.`);
    default:
      return unreachable(job.mode);
  }
}

function openOutside({ token, workflow }: Job, runner: Runner): Outside {
  const forge = token === undefined ? undefined : openGitHub({ token, repository: workflow.repository, apiUrl: workflow.apiUrl, log: runner });
  return { runner, ports: { forge, log: runner, clock: { now: () => new Date() } } };
}

function finish(runner: Runner, message: string, artifactUri = ''): Result<0> {
  runner.setOutputs(emptyOutputs('pass', artifactUri));
  runner.info(message);
  return ok(0);
}
