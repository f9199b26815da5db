import type { Account } from './accounts.ts';

export interface Comment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: Account;
  body: string;
  isHidden: boolean;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly conclusion: string;
  readonly summary: string;
  readonly annotations: readonly unknown[];
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** `owner/name` of a fork; null when the branch is in this repository. */
  readonly fork: string | null;
  readonly isOpen: boolean;
  readonly files: readonly { readonly path: string; readonly status: string; readonly previousPath?: string }[];
}

/** What one repository holds, as far as Sluice reads or writes it. Tests fill it and look into it. */
export class Repository {
  readonly comments = new Map<number, Comment>();
  readonly checkRuns = new Map<number, CheckRun>();
  readonly pullRequests = new Map<number, PullRequest>();
  /** Where commits come from; a test may put a real repository in its place. */
  commits: Commits = new PlantedCommits();
  #lastId = 1000;

  readonly slug: string;

  constructor(slug: string) {
    this.slug = slug;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  addComment(pullRequest: number, author: Account, body: string): Comment {
    const comment: Comment = { id: this.nextId(), pullRequest, author, body, isHidden: false };
    this.comments.set(comment.id, comment);
    return comment;
  }

  /** Plants a commit that no real repository has. */
  addCommit(sha: string, ...parents: readonly string[]): void {
    if (!(this.commits instanceof PlantedCommits)) throw new Error('A real repository takes no planted commits');
    this.commits.add(sha, parents);
  }
}

/** The history of a repository. */
export interface Commits {
  find(sha: string): Commit | undefined;
  /** Every commit that can be reached from `sha`, the newest first, as `git log` lists them. */
  history(sha: string): readonly Commit[];
  mergeBase(base: string, head: string): string | undefined;
}

class PlantedCommits implements Commits {
  readonly #commits = new Map<string, Commit>();

  /** Commits are dated in the order of their addition. */
  add(sha: string, parents: readonly string[]): void {
    this.#commits.set(sha, { sha, parents });
  }

  find(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  history(sha: string): readonly Commit[] {
    const reached = this.#reach(sha);
    return [...this.#commits.values()].filter((commit) => reached.has(commit.sha)).toReversed();
  }

  /** The newest common ancestor that is no ancestor of another one. */
  mergeBase(base: string, head: string): string | undefined {
    const fromBase = this.#reach(base);
    const common = this.history(head).filter((commit) => fromBase.has(commit.sha));
    return common.find((commit) => !common.some((other) => other !== commit && this.#reach(other.sha).has(commit.sha)))?.sha;
  }

  #reach(sha: string): ReadonlySet<string> {
    const reached = new Set<string>();
    const waiting = [sha];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(...(this.#commits.get(next)?.parents ?? []));
    }
    return reached;
  }
}
