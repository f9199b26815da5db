import type { CommentBody, Forge } from '#ports';
import type { GitHub, GitHubAccess } from './access.ts';
import { storeCheckRun } from './check-run.ts';
import { storeComment } from './comment.ts';
import { readAncestors, readMergeBase } from './history.ts';
import { readChangedFiles, readPullRequest } from './pull-request.ts';

/** One repository on GitHub. The client is loaded with the first call: a run that needs no GitHub does not pay for it. */
export function openGitHub(access: GitHubAccess): Forge {
  let connection: Promise<GitHub> | undefined;
  const github = (): Promise<GitHub> => (connection ??= import('./connect.ts').then(({ connect }) => connect(access)));
  return {
    mergeBase: async (base, head) => readMergeBase(await github(), base, head),
    ancestors: async (commit, limit) => readAncestors(await github(), commit, limit),
    readPullRequest: async (pullRequest) => readPullRequest(await github(), pullRequest),
    changedFiles: async (pullRequest) => readChangedFiles(await github(), pullRequest),
    storeComment: async (pullRequest, id, body) => storeComment(await github(), { pullRequest, id, body: toBody(body) }),
    storeCheckRun: async (run) => storeCheckRun(await github(), run),
  };
}

// A text without a fingerprint says the same only when it is the same.
const toBody = (body: string | CommentBody | null): CommentBody | null => (typeof body === 'string' ? { text: body, fingerprint: body } : body);
