import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openGitHub } from '#adapters';
import type { Log } from '#ports';
import { startGitHub, TOKENS, type GitHubServer } from '../../support/github-server/index.ts';
import { PULL, sha } from './house.ts';

const silent: Log = { debug() {}, info() {}, warning() {} };

describe('a proxy named by the environment', () => {
  let github: GitHubServer;
  let proxy: Server;
  const tunnels: string[] = [];

  beforeEach(async () => {
    github = await startGitHub();
    github.repository.pullRequests.set(PULL, { number: PULL, headSha: sha('b'), baseSha: sha('a'), baseRef: 'main', fork: null, isOpen: true, files: [] });
    proxy = await startProxy(new URL(github.url), tunnels);
    // The client reads these once, when it is loaded; the host exists behind the proxy only.
    vi.stubEnv('GITHUB_API_URL', 'http://github.invalid');
    vi.stubEnv('http_proxy', `http://127.0.0.1:${portOf(proxy)}`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    proxy.closeAllConnections();
    proxy.close();
    await github.close();
  });

  it('is used for every request', async () => {
    const forge = openGitHub({ token: TOKENS.workflow, repository: 'acme/shop', apiUrl: 'http://github.invalid', log: silent });
    expect((await forge.storeComment(PULL, 'ci', 'two models change')).kind).toBe('created');
    expect([...new Set(tunnels)]).toEqual(['github.invalid:80']);
  });
});

/** A proxy whose every tunnel ends at `target`. */
async function startProxy(target: URL, tunnels: string[]): Promise<Server> {
  const server = createServer();
  server.on('connect', (request, client) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(Number(target.port), target.hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The proxy does not listen');
  return address.port;
}
