import { type Sha, unreachable } from '#kernel';
import type { BaseChoice } from '#pipeline';
import type { ActionEvent } from './event.ts';
import type { Job } from './prepare-job.ts';

/** The commit that is judged or published: GITHUB_SHA only where the event names no better one. */
export function headOf({ event, workflow }: Job): Sha {
  return 'headSha' in event ? event.headSha : workflow.sha;
}

/** The branch that a published commit is the newest of; null for a tag. */
export function branchOf({ event, workflow }: Job): string | null {
  if (event.kind === 'push' || event.kind === 'workflow_run') return event.branch;
  return workflow.branch === '' ? null : workflow.branch;
}

/** The branch that the change shall be merged into, which is the default branch where the event is about no merge. */
export function targetOf({ event, defaultBranch }: Job): string | null {
  return isMerge(event) ? event.baseRef : defaultBranch;
}

/** What to compare with, as the user chose it and as the event allows: only a merge has two commits with a base. */
export function baseChoiceOf(job: Job): BaseChoice {
  const { base } = job.inputs;
  switch (base.kind) {
    case 'merge-base':
      return isMerge(job.event) ? { kind: 'merge-base', base: job.event.baseSha, head: job.event.headSha } : { kind: 'latest' };
    case 'sha':
      return { kind: 'commit', sha: base.sha };
    case 'latest':
      return { kind: 'latest' };
    case 'location':
      return base;
    default:
      return unreachable(base);
  }
}

type Merge = Extract<ActionEvent, { readonly baseSha: Sha }>;

const isMerge = (event: ActionEvent): event is Merge => 'baseSha' in event;
