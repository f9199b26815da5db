import { type Result, type Sha, ok } from '#kernel';
import type { Clock, ObjectStore } from '#ports';
import { receiptKey } from './layout.ts';
import { type StoredCommit, listCommits } from './list-commits.ts';

export interface PrunePlan {
  /** Commits written within this many days stay. */
  readonly keepDays: number;
  /** And so do this many of the newest complete ones. */
  readonly keepLast: number;
  /** Says what would go and removes nothing. */
  readonly dryRun: boolean;
}

export interface Pruned {
  readonly removed: readonly Sha[];
  readonly kept: readonly Sha[];
  readonly freedBytes: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A commit without a receipt may be a push under way. */
const INCOMPLETE_DAYS = 1;

/** Removes old commits. What a branch points to always stays, and so does everything when a pointer cannot be read. */
export async function pruneCommits(store: ObjectStore, clock: Clock, plan: PrunePlan): Promise<Result<Pruned>> {
  const list = await listCommits(store);
  if (!list.ok) return list;
  const [trouble, ...more] = list.value.trouble;
  if (trouble !== undefined) return { ok: false, refusals: [trouble, ...more] };
  const complete = list.value.commits.filter((commit) => commit.receipt !== null);
  const newest = new Set(complete.slice(0, plan.keepLast));
  const goes = (commit: StoredCommit): boolean => {
    const ageDays = (clock.now().getTime() - Date.parse(commit.modifiedAt ?? '')) / DAY_MS;
    const limitDays = commit.receipt === null ? INCOMPLETE_DAYS : plan.keepDays;
    return commit.branches.length === 0 && !newest.has(commit) && ageDays > limitDays;
  };
  const old = list.value.commits.filter(goes);
  for (const commit of plan.dryRun ? [] : old) {
    const removed = await removeCommit(store, commit);
    if (!removed.ok) return removed;
  }
  return ok({
    removed: old.map((commit) => commit.sha),
    kept: list.value.commits.filter((commit) => !goes(commit)).map((commit) => commit.sha),
    freedBytes: old.reduce((sum, commit) => sum + commit.bytes, 0),
  });
}

// The receipt goes first: from then on nobody takes the commit for a baseline.
async function removeCommit(store: ObjectStore, commit: StoredCommit): Promise<Result<void>> {
  const receipt = receiptKey(commit.sha);
  for (const key of [receipt, ...commit.objects.map((object) => object.key).filter((key) => key !== receipt)]) {
    const removed = await store.remove(key);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}
