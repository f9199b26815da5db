import type { CommentBody, Forge } from '#ports';
import type { GitHub, GitHubAccess } from './access.ts';
import type * as githubCalls from './calls.ts';

type Calls = typeof githubCalls;

/** One repository on GitHub. The client is loaded with the first call: a run that needs no GitHub does not pay for it. */
export function openGitHub(access: GitHubAccess): Forge {
  let opened: Promise<readonly [Calls, GitHub]> | undefined;
  const open = (): Promise<readonly [Calls, GitHub]> => (opened ??= import('./calls.ts').then((calls) => [calls, calls.connect(access)] as const));
  const call = async <T>(ask: (calls: Calls, github: GitHub) => Promise<T>): Promise<T> => ask(...(await open()));
  return {
    mergeBase: (base, head) => call((calls, github) => calls.readMergeBase(github, base, head)),
    ancestors: (commit, limit) => call((calls, github) => calls.readAncestors(github, commit, limit)),
    readPullRequest: (pullRequest) => call((calls, github) => calls.readPullRequest(github, pullRequest)),
    changedFiles: (pullRequest) => call((calls, github) => calls.readChangedFiles(github, pullRequest)),
    storeComment: (pullRequest, id, body) => call((calls, github) => calls.storeComment(github, { pullRequest, id, body: toBody(body) })),
    storeCheckRun: (run) => call((calls, github) => calls.storeCheckRun(github, run)),
  };
}

// A text without a fingerprint says the same only when it is the same.
const toBody = (body: string | CommentBody | null): CommentBody | null => (typeof body === 'string' ? { text: body, fingerprint: body } : body);
