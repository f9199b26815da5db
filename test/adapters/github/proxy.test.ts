import { expect, it, onTestFinished, vi } from 'vitest';
import { openGitHub } from '#adapters';
import type { Log } from '#ports';
import { startGitHub, TOKENS } from '../../support/github-server/index.ts';
import { tunnelProxy } from '../../support/tunnel-proxy.ts';
import { PULL, sha } from './house.ts';

const silent: Log = { debug() {}, info() {}, warning() {} };

it('reaches GitHub through the proxy that the environment names', async () => {
  const github = await startGitHub();
  onTestFinished(async () => github.close());
  github.repository.pullRequests.set(PULL, { number: PULL, headSha: sha('b'), baseSha: sha('a'), baseRef: 'main', fork: null, isOpen: true, files: [] });
  const proxy = await tunnelProxy(github.url);
  // The client reads these once, when it is loaded; the host exists behind the proxy only.
  vi.stubEnv('GITHUB_API_URL', 'http://github.invalid');
  vi.stubEnv('http_proxy', proxy.url);
  onTestFinished(() => void vi.unstubAllEnvs());

  const forge = openGitHub({ token: TOKENS.workflow, repository: 'acme/shop', apiUrl: 'http://github.invalid', log: silent });
  expect((await forge.storeComment(PULL, 'ci', 'two models change')).kind).toBe('created');
  expect([...new Set(proxy.tunnels)]).toEqual(['github.invalid:80']);
});
