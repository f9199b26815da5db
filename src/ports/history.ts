import type { Result, Sha } from '#kernel';

/** The commits of a repository, as a code host or a clone tells them. */
export interface History {
  /** The best common ancestor of two commits, undefined when there is none. */
  mergeBase(base: Sha, head: Sha): Promise<Result<Sha | undefined>>;
  /** `commit` and its ancestors along first parents, newest first, at most `limit`. */
  ancestors(commit: Sha, limit: number): Promise<Result<readonly Sha[]>>;
}
