import type { Finding, Result, Sha } from '#kernel';

/** What became of something we tried to write; `denied` names the missing permission. None of them fails the gate. */
export type WriteOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'removed'; readonly url: string | null }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'denied' | 'failed'; readonly why: string; readonly next: string };

/** The code host, as far as Sluice needs it. */
export interface Forge {
  /** The best common ancestor of two commits, undefined when there is none. */
  mergeBase(base: Sha, head: Sha): Promise<Result<Sha | undefined>>;
  /** `commit` and its ancestors along first parents, newest first, at most `limit`. */
  ancestors(commit: Sha, limit: number): Promise<Result<readonly Sha[]>>;
  /** One comment per `id`: created, updated in place, left alone when equal; null removes it. Own comments only. */
  storeComment(pullRequest: number, id: string, body: string | null): Promise<WriteOutcome>;
  /** A check run with as many annotations as there are findings with a place. */
  storeCheckRun(head: Sha, name: string, conclusion: 'success' | 'neutral' | 'failure', summary: string, findings: readonly Finding[]): Promise<WriteOutcome>;
}
