import type { Finding, Result, Sha } from '#kernel';
import type { History } from './history.ts';

/** What became of something we tried to write; `denied` names the missing permission. None of them fails the gate. */
export type WriteOutcome =
  | { readonly kind: 'created' | 'updated' | 'unchanged' | 'removed'; readonly url: string | null }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'denied' | 'failed'; readonly why: string; readonly next: string };

/**
 * A comment's Markdown with what it says. Two comments of equal fingerprints say the same, though the time
 * or the run link in their texts differ, and the second is not written.
 */
export interface CommentBody {
  readonly text: string;
  readonly fingerprint: string;
}

/** A pull request as the code host knows it: what a stored report is checked against before it is posted. */
export interface PullRequestFacts {
  readonly number: number;
  readonly isOpen: boolean;
  readonly headSha: Sha;
  readonly baseSha: Sha;
  readonly baseRef: string;
  readonly isFork: boolean;
}

export interface ChangedFile {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  /** The path before a rename, else null. */
  readonly previousPath: string | null;
}

/** Sorted by path; `isComplete` is false when the host lists no more than a part (GitHub: 3,000 files). */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  readonly isComplete: boolean;
}

/** A finished check of one commit, with the findings to show beside the code. */
export interface CheckRun {
  readonly head: Sha;
  readonly name: string;
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** Markdown. */
  readonly summary: string;
  /** Those with a place become annotations. */
  readonly findings: readonly Finding[];
}

/** The code host, as far as Sluice needs it. */
export interface Forge extends History {
  /** The pull request of this number, undefined when there is none. */
  readPullRequest(pullRequest: number): Promise<Result<PullRequestFacts | undefined>>;
  changedFiles(pullRequest: number): Promise<Result<ChangedFiles>>;
  /** One comment per `id`: created, updated in place, left alone when equal; null removes it. Own comments only. */
  storeComment(pullRequest: number, id: string, body: string | CommentBody | null): Promise<WriteOutcome>;
  storeCheckRun(run: CheckRun): Promise<WriteOutcome>;
}
