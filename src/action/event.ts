import type { Sha } from '#kernel';

/** What made the workflow run, reduced to what Sluice asks of it. */
export type ActionEvent =
  | PullRequestEvent
  | MergeGroupEvent
  | PushEvent
  | WorkflowRunEvent
  | { readonly kind: 'schedule' | 'workflow_dispatch'; readonly branch: string; readonly isDefaultBranch: boolean }
  | { readonly kind: 'other'; readonly name: string };

export interface PullRequestEvent {
  /** `pull_request_target` runs with the rights of the base, also for a fork. */
  readonly kind: 'pull_request' | 'pull_request_target';
  readonly number: number;
  /** The branch's own tip: GITHUB_SHA is a merge commit, whose checks no pull request shows. */
  readonly headSha: Sha;
  readonly baseSha: Sha;
  readonly baseRef: string;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  readonly isClosed: boolean;
}

export interface MergeGroupEvent {
  readonly kind: 'merge_group';
  readonly headSha: Sha;
  readonly baseSha: Sha;
  /** Without `refs/heads/`. */
  readonly baseRef: string;
}

export interface PushEvent {
  readonly kind: 'push';
  readonly headSha: Sha;
  /** Null for a tag. */
  readonly branch: string | null;
  readonly isDefaultBranch: boolean;
  readonly isDeletion: boolean;
}

export interface WorkflowRunEvent {
  readonly kind: 'workflow_run';
  /** The event of the run that ended: `pull_request`, `push`, `schedule`, ... */
  readonly trigger: string;
  /** Null while the run is not completed. */
  readonly conclusion: string | null;
  readonly headSha: Sha;
  readonly branch: string | null;
  readonly isDefaultBranch: boolean;
  /** The run came from a fork: whatever it left behind is hostile data. */
  readonly isFork: boolean;
  /** Empty for forks, GitHub leaves them out. */
  readonly pullRequests: readonly number[];
}
