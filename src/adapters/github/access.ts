import type { getOctokit } from '@actions/github';
import type { Log } from '#ports';

/** How to reach one repository on github.com or on GitHub Enterprise. */
export interface GitHubAccess {
  /** Of the workflow, of an app's installation, or personal. Never logged. */
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise: the runner's GITHUB_API_URL. */
  readonly apiUrl: string;
  readonly log: Log;
  /** Milliseconds to wait where GitHub says one second; tests set less than 1000. */
  readonly secondMs?: number;
  /** How long one answer may take, in milliseconds. */
  readonly patienceMs?: number;
}

/** An open connection: the client with the repository it speaks of. */
export interface GitHub {
  readonly api: ReturnType<typeof getOctokit>;
  readonly at: { readonly owner: string; readonly repo: string };
  readonly log: Log;
}
