import { type NotEvaluated, ok, type Refusal, type Result } from '#kernel';
import { ARTIFACTS, type ArtifactFile, type Baseline, type OtherState, readArtifactSet, readCounterpart, type ReadSet, resolveBaseline } from '#pipeline';
import { chooseBase } from './choose-base.ts';
import type { Outside } from './outside.ts';
import type { Job } from './prepare-job.ts';
import { readHead } from './read-head.ts';
import type { Runner } from './runner.ts';
import { targetOf } from './subject.ts';

/** Both sides of a change, read. */
export interface Sides {
  readonly head: ReadSet;
  /** The head's files as dbt wrote them, to be kept. */
  readonly files: readonly ArtifactFile[];
  /** Null when there is nothing to compare with; the baseline tells why. */
  readonly base: ReadSet | null;
  readonly baseline: Baseline;
  /** The other state of production, and why it is missing where it could not be read. */
  readonly other: OtherState | null;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Reads what dbt left behind in this job, and finds production to compare it with. */
export async function openSides(job: Job, outside: Outside): Promise<Result<Sides>> {
  const files = await readHead(job.inputs, outside.open);
  if (!files.ok) return files;
  const head = readArtifactSet(files.value, 'head', job.inputs.manifest);
  if (!head.ok) return head;
  const question = { choice: await chooseBase(job), branch: targetOf(job), wanted: ARTIFACTS };
  const baseline = await resolveBaseline({ ...outside, store: outside.production }, question);
  if (!baseline.ok) return baseline;
  tellTrouble(outside.runner, baseline.value.trouble);
  const base = baseline.value.files.length === 0 ? ok(null) : readArtifactSet(baseline.value.files, 'base', 'the base');
  if (!base.ok) return base;
  return ok({ head: head.value, files: files.value, base: base.value, baseline: baseline.value, ...readCounterpart(baseline.value.counterpart) });
}

/** What went wrong beside the judgement: a warning that fails nothing. */
export function tellTrouble(runner: Runner, trouble: readonly Refusal[]): void {
  for (const { what, why, next } of trouble) runner.warning(`${what}${why === undefined ? '' : ` (${why})`}. ${next}`);
}
