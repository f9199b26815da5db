import { afterEach, beforeEach } from 'vitest';
import { openGitHub } from '#adapters';
import type { Forge, Log } from '#ports';
import { startGitHub, TOKENS, type GitHubServer } from '../../support/github-server/index.ts';

export const PULL = 7;

/** What a test of the GitHub adapter works with; the server is a new one for every test. */
export interface House {
  readonly github: GitHubServer;
  /** A connection as one run of the action opens it. One second of GitHub's advice lasts a millisecond. */
  forge(token?: string, patienceMs?: number): Forge;
  /** What was logged. */
  readonly lines: readonly string[];
}

/** Starts a GitHub with pull request 7 before every test, and lets it judge itself afterwards. */
export function useGitHub(): House {
  let github: GitHubServer | undefined;
  let lines: string[] = [];
  const log: Log = { debug: (line) => lines.push(line), info: (line) => lines.push(line), warning: (line) => lines.push(line) };

  beforeEach(async () => {
    lines = [];
    github = await startGitHub();
    openPullRequest(github);
  });
  afterEach(async () => github?.close());

  const running = (): GitHubServer => {
    if (github === undefined) throw new Error('Used outside of a test');
    return github;
  };
  return {
    get github() {
      return running();
    },
    get lines() {
      return lines;
    },
    forge: (token = TOKENS.workflow, patienceMs = 20_000) =>
      openGitHub({ token, repository: running().repository.slug, apiUrl: running().url, log, secondMs: 1, patienceMs }),
  };
}

export const sha = (digit: string): string => digit.repeat(40);

function openPullRequest({ repository }: GitHubServer): void {
  repository.pullRequests.set(PULL, { number: PULL, headSha: sha('b'), baseSha: sha('a'), baseRef: 'main', fork: null, isOpen: true, files: [] });
}
