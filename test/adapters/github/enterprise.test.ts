import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGitHub } from '#adapters';
import type { Log } from '#ports';
import { startGitHub, TOKENS, type GitHubServer } from '../../support/github-server/index.ts';
import { PULL, sha } from './house.ts';

const silent: Log = { debug() {}, info() {}, warning() {} };

describe('GitHub Enterprise', () => {
  let github: GitHubServer;
  beforeEach(async () => {
    github = await startGitHub({ flavour: 'ghes-3.19' });
    github.repository.pullRequests.set(PULL, { number: PULL, headSha: sha('b'), baseSha: sha('a'), baseRef: 'main', fork: null, isOpen: true, files: [] });
  });
  afterEach(async () => github.close());

  it('is reached below /api/v3, and its GraphQL beside it', async () => {
    const store = (text: string) =>
      openGitHub({ token: TOKENS.workflow, repository: 'acme/shop', apiUrl: github.url, log: silent }).storeComment(PULL, 'ci', text);
    await store('two models change');
    expect((await store('three models change')).kind).toBe('updated');
    expect(github.exchanges.map(({ path }) => path)).toContain('/api/graphql');
  });
});
