import { type Sha } from '#kernel';
import type { History } from '#ports';
import type { Merge } from './baseline.ts';
import { shortSha } from './baseline-notes.ts';
import type { Search } from './baseline-search.ts';
import { type Trail, tell } from './baseline-trail.ts';

/** Commits that may stand in for a merge base, nearest first. */
export interface Candidates {
  /** Before the merge base, along first parents. */
  readonly own: readonly Sha[];
  /** Of the target branch itself, as far as the change contains them; only where the merge base is none of them. */
  readonly contained: readonly Sha[];
}

/** How many commits before the merge base may stand in for it. */
const ANCESTORS_MAX = 100;

/**
 * Production was built from the first parents of the target branch. The merge base is one of them, unless the change
 * goes on from a branch that was merged before, or two branches were merged into each other: then the newest commit
 * of the target branch that the change contains is nearer than what comes before the merge base.
 */
export async function listCandidates({ history, trail }: Search, { base, head }: Merge, mergeBase: Sha): Promise<Candidates> {
  if (history === null || trail.storeClosed) return { own: [], contained: [] };
  const own = await listLine({ history, trail }, mergeBase);
  if (base === mergeBase) return { own: own.slice(1), contained: [] };
  const line = await listLine({ history, trail }, base);
  const from = line.includes(mergeBase) ? line.length : await firstContained({ history, trail }, line, head);
  return { own: own.slice(1), contained: line.slice(from) };
}

interface Asking {
  readonly history: History;
  readonly trail: Trail;
}

async function listLine({ history, trail }: Asking, from: Sha): Promise<readonly Sha[]> {
  return tell(trail, `The commits before ${shortSha(from)} could not be listed`, await history.ancestors(from, ANCESTORS_MAX)) ?? [];
}

/** Where on a line of first parents the commits begin that `head` contains: what comes after one of them is contained too. */
async function firstContained({ history, trail }: Asking, line: readonly Sha[], head: Sha): Promise<number> {
  let [from, to] = [0, line.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const sha = line[middle];
    const common = sha === undefined ? undefined : tell(trail, 'The merge base could not be determined', await history.mergeBase(sha, head));
    if (common === sha) to = middle;
    else from = middle + 1;
  }
  return from;
}
