import type { Result } from '#kernel';
import { emptyOutputs } from './outputs.ts';
import { type Job, prepareJob } from './prepare-job.ts';
import type { Runner } from './runner.ts';
import { tellRefusals } from './tell-refusals.ts';
import type { Env } from './workflow.ts';

/** Runs the action once; returns the exit code of interface.md section 2. Defects are thrown. */
export async function runAction(env: Env, runner: Runner): Promise<number> {
  // Before anything is read that could be told about.
  runner.mask(env['INPUT_GITHUB-TOKEN'] ?? '');
  const job = await prepareJob(env);
  const done = job.ok ? await doSound(job.value, runner, env) : job;
  if (done.ok) return done.value;
  runner.setOutputs(emptyOutputs('fail'));
  return tellRefusals(runner, done.refusals);
}

async function doSound(job: Job, runner: Runner, env: Env): Promise<Result<0 | 1>> {
  const { doJob } = await import('./do-job.ts');
  return doJob(job, runner, env);
}
