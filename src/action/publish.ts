import { ok, refuse, type Result } from '#kernel';
import { preparePush, pushArtifacts } from '#pipeline';
import { tellTrouble } from './open-sides.ts';
import type { Outside } from './outside.ts';
import type { Job } from './prepare-job.ts';
import { readHead } from './read-head.ts';
import { branchOf, headOf } from './subject.ts';

/**
 * Keeps the artifacts of production under their commit and moves the branch pointer to it. Where the store cannot be
 * reached that is a warning: production itself is well. Gives the place of the artifacts, empty when they were not stored.
 */
export async function publish(job: Job, { open, production: store, clock, history, runner }: Outside): Promise<Result<string>> {
  if (store === null) return refuse(NO_STORE);
  const files = await readHead(job.inputs, open);
  if (!files.ok) return files;
  const prepared = preparePush(files.value);
  if (!prepared.ok) return prepared;
  const pushed = await pushArtifacts({ store, clock, forge: history }, { sha: headOf(job), role: 'production', branch: branchOf(job), files: prepared.value });
  if (!pushed.ok) {
    tellTrouble(runner, pushed.refusals);
    return ok('');
  }
  for (const note of pushed.value.notes) runner.info(note);
  return ok(pushed.value.uri);
}

const NO_STORE = {
  kind: 'usage',
  code: 'store-not-configured',
  what: 'there is no store to publish to',
  next: 'Set `store` in sluice.yml or as an input.',
} as const;
