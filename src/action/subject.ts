import type { Sha } from '#kernel';
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

type MergeEvent = Extract<ActionEvent, { readonly baseSha: Sha }>;

/** Whether the event is about two commits that shall become one: only these have a base. */
export const isMerge = (event: ActionEvent): event is MergeEvent => 'baseSha' in event;
