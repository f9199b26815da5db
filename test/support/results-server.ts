import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';

interface Entry {
  readonly key: string;
  readonly version: string;
  blob: Buffer;
  ready: boolean;
}

/** The part of GitHub's results service that keeps caches, as @actions/cache speaks to it. */
export interface ResultsServer {
  /** Oldest first. */
  readonly entries: Entry[];
  readonly calls: readonly string[];
  /** `read-only` refuses to save, `down` breaks every connection, `silent` never answers. */
  mode: 'normal' | 'read-only' | 'down' | 'silent';
}

const TOKEN = ['{}', JSON.stringify({ scp: 'Actions.Results:1:1' }), ''].map((part) => Buffer.from(part).toString('base64url')).join('.');

/** A results service for one test, and the environment in which a step would find it. */
export async function resultsServer(): Promise<ResultsServer> {
  const state: ResultsServer & { calls: string[] } = { entries: [], calls: [], mode: 'normal' };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const method = url.pathname.split('/').at(-1) ?? '';
    state.calls.push(`${request.method} ${method}`);
    if (state.mode === 'silent') return;
    if (state.mode === 'down') return void response.destroy();
    const base = `http://${request.headers.host}/blob/`;
    if (url.pathname.startsWith('/twirp/')) {
      const answer = answerTwirp(state, method, JSON.parse(await text(request)), base);
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
    const entry = state.entries[Number(method)];
    if (entry === undefined) return void response.writeHead(404).end();
    if (request.method !== 'PUT') return void response.writeHead(200, { 'content-length': entry.blob.length }).end(entry.blob);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    entry.blob = Buffer.concat(chunks);
    return void response.writeHead(201, { etag: '"1"', 'last-modified': new Date().toUTCString() }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  vi.stubEnv('ACTIONS_RESULTS_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}/`);
  vi.stubEnv('ACTIONS_CACHE_SERVICE_V2', 'True');
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', TOKEN);
  // Any other host is taken for GitHub Enterprise Server, which has no such service.
  vi.stubEnv('GITHUB_SERVER_URL', 'http://github.localhost');
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });
  return state;
}

interface Asked {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
}

function answerTwirp(state: ResultsServer, method: string, asked: Asked, base: string): object {
  const same = (entry: Entry): boolean => entry.version === asked.version;
  switch (method) {
    case 'CreateCacheEntry': {
      if (state.mode === 'read-only') return { ok: false, message: 'cache write denied: the token may only read' };
      if (state.entries.some((entry) => same(entry) && entry.key === asked.key)) return { ok: false };
      state.entries.push({ key: asked.key, version: asked.version, blob: Buffer.alloc(0), ready: false });
      return { ok: true, signed_upload_url: `${base}${state.entries.length - 1}` };
    }
    case 'FinalizeCacheEntryUpload': {
      const entry = state.entries.find((candidate) => same(candidate) && candidate.key === asked.key);
      if (entry !== undefined) entry.ready = true;
      return { ok: entry !== undefined, entry_id: '1' };
    }
    case 'GetCacheEntryDownloadURL': {
      const ready = state.entries.filter((entry) => entry.ready && same(entry));
      const exact = ready.find((entry) => entry.key === asked.key);
      const found = exact ?? ready.findLast((entry) => [asked.key, ...(asked.restore_keys ?? [])].some((prefix) => entry.key.startsWith(prefix)));
      return found === undefined ? { ok: false } : { ok: true, matched_key: found.key, signed_download_url: `${base}${state.entries.indexOf(found)}` };
    }
    default:
      throw new Error(`The results service has no method ${method}`);
  }
}
