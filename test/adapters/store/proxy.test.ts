import { openStore } from '#adapters';
import { describe, expect, it } from 'vitest';
import { proxyServer } from '../../support/proxy-server.ts';
import { codesOf, valueOf } from '../../support/result.ts';
import { actAs, OWNER, s3Server, storeOn } from '../../support/s3-server/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a store behind a proxy', () => {
  it('is reached through HTTP_PROXY', async () => {
    const [server, proxy] = [await s3Server(), await proxyServer()];
    const store = storeOn(server, {}, { env: { HTTP_PROXY: proxy.url } });
    valueOf(await store.write('a', bytes('x')));
    expect(proxy.requests).toEqual([`PUT ${server.url}/artifacts/dbt/a?x-id=PutObject`]);
  });

  it('is reached directly when NO_PROXY names its host', async () => {
    const [server, proxy] = [await s3Server(), await proxyServer()];
    const store = storeOn(server, {}, { env: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } });
    valueOf(await store.write('a', bytes('x')));
    expect([proxy.requests, server.calls.length]).toEqual([[], 1]);
  });

  it('asks HTTPS_PROXY for a tunnel to AWS', async () => {
    actAs(OWNER);
    const proxy = await proxyServer();
    const store = valueOf(openStore('s3://artifacts', { s3: { region: 'eu-west-1' }, patience: { attempts: 1 }, env: { HTTPS_PROXY: proxy.url } }));
    expect([codesOf(await store.read('a')), proxy.requests]).toEqual([['s3-unreachable'], ['CONNECT artifacts.s3.eu-west-1.amazonaws.com:443']]);
  });

  it('asks HTTPS_PROXY for a tunnel to a web server', async () => {
    const proxy = await proxyServer();
    const store = valueOf(openStore('https://artifacts.example/prod', { patience: { attempts: 1 }, env: { https_proxy: proxy.url } }));
    expect([codesOf(await store.read('manifest.json')), proxy.requests]).toEqual([['https-unreachable'], ['CONNECT artifacts.example:443']]);
  });

  it('is not opened when the proxy is no URL', async () => {
    const server = await s3Server();
    expect(codesOf(await storeOn(server, {}, { env: { HTTP_PROXY: 'not a proxy' } }).read('a'))).toEqual(['proxy-invalid']);
  });
});
