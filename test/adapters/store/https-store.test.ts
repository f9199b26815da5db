import { openStore } from '#adapters';
import type { ObjectStore } from '#ports';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codesOf, valueOf } from '../../support/result.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A web server that answers as `answer` says, and the store `/prod` on it. */
async function webStore(answer: Answer, query = ''): Promise<{ readonly store: ObjectStore; readonly paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    answer(request, response, paths.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  const store = valueOf(openStore(`http://127.0.0.1:${port}/prod${query}`, { env: {}, patience: { idleMs: 300, attempts: 3 } }));
  return { store, paths };
}

const found: Answer = (_, response) => void response.writeHead(200, { etag: '"v1"', 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' }).end('{}');
const status =
  (code: number, headers = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end();

describe('a store on the web', () => {
  it('reads a file with its facts, unverified', async () => {
    const { store } = await webStore(found);
    const object = valueOf(await store.read('manifest.json'));
    expect({ ...object, content: new TextDecoder().decode(object?.content) }).toEqual({
      key: 'manifest.json',
      bytes: 2,
      etag: '"v1"',
      modifiedAt: '2026-11-22T10:00:00.000Z',
      sha256: null,
      content: '{}',
      verified: false,
    });
  });

  it('asks for the key below its folder and sends the query along', async () => {
    const { store, paths } = await webStore(found, '?sig=secret');
    valueOf(await store.read('a b/manifest.json'));
    expect([paths, store.locate('a').includes('secret')]).toEqual([['/prod/a%20b/manifest.json?sig=secret'], false]);
  });

  it.each([404, 410])('takes %i for absence', async (code) => {
    const { store } = await webStore(status(code));
    expect([valueOf(await store.read('a')), valueOf(await store.head('a'))]).toEqual([undefined, undefined]);
  });

  it('follows a redirect', async () => {
    const { store } = await webStore((request, response, count) =>
      count === 1 ? status(302, { location: '/elsewhere' })(request, response, count) : found(request, response, count),
    );
    expect(valueOf(await store.read('a'))?.bytes).toBe(2);
  });

  it.each<[string, Answer, string]>([
    ['redirects in a circle', status(302, { location: '/prod/a' }), 'https-redirect-refused'],
    ['redirects to a file of this machine', status(302, { location: 'file:///etc/passwd' }), 'https-redirect-refused'],
    ['asks who we are', status(401), 'https-access-denied'],
    ['forbids it', status(403), 'https-access-denied'],
    ['fails', status(500), 'https-unavailable'],
    ['does not answer', () => undefined, 'https-timeout'],
    ['breaks off', (_, response) => void response.writeHead(200, { 'content-length': 10 }).write('12345', () => response.destroy()), 'https-unreachable'],
  ])('refuses with one reason when the server %s', async (_, answer, code) => {
    const { store } = await webStore(answer);
    expect(codesOf(await store.read('a'))).toEqual([code]);
  });

  it('reads on after an error of the server', async () => {
    const { store } = await webStore((request, response, count) => (count < 3 ? status(503)(request, response, count) : found(request, response, count)));
    expect(valueOf(await store.read('a'))?.bytes).toBe(2);
  });

  it('is only for reading', async () => {
    const { store } = await webStore(found);
    expect([codesOf(await store.write('a', new Uint8Array())), codesOf(await store.remove('a')), codesOf(await store.list(''))]).toEqual([
      ['store-read-only'],
      ['store-read-only'],
      ['store-cannot-list'],
    ]);
  });
});
