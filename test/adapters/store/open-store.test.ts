import { openLocation, openStore } from '#adapters';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { codesOf, refusalsOf, valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const env = {};

describe('a store URI', () => {
  it.each([
    ['stores/main', 'stores/main'],
    ['file:///var/stores/main/', 'file:///var/stores/main'],
    ['s3://dbt-artifacts/analytics/', 's3://dbt-artifacts/analytics'],
    ['s3://dbt-artifacts', 's3://dbt-artifacts'],
    ['https://artifacts.example/prod/?X-Amz-Signature=secret', 'https://artifacts.example/prod'],
  ])('%s opens a store that calls itself %s', (uri, shown) => {
    expect(valueOf(openStore(uri, { env })).uri).toBe(shown);
  });

  it.each([
    ['', 'store-uri-invalid'],
    ['gs://bucket/x', 'store-uri-invalid'],
    ['file://other-machine/x', 'store-uri-invalid'],
    ['s3://', 'store-uri-invalid'],
    ['s3://a', 'store-uri-invalid'],
    ['s3://key:secret@bucket/x', 'store-uri-invalid'],
    ['s3://bucket/a/../b', 'store-uri-invalid'],
    ['https://user:password@host/x', 'url-invalid'],
    ['http://artifacts.example/x', 'url-invalid'],
  ])('%s is refused', (uri, code) => {
    expect(codesOf(openStore(uri, { env }))).toEqual([code]);
  });

  it('is refused without repeating the password in it', () => {
    expect(JSON.stringify(refusalsOf(openStore('https://user:hunter2@host/x')))).not.toContain('hunter2');
  });
});

describe('the s3 inputs', () => {
  it.each([
    ['ftp://minio:9000', 'url-invalid'],
    ['minio:9000', 'url-invalid'],
    ['not a url', 'url-invalid'],
    ['https://user:password@minio', 'url-invalid'],
    ['http://minio:9000', 'url-invalid'],
  ])('refuse the endpoint %s', (endpoint, code) => {
    expect(codesOf(openStore('s3://bucket', { env, s3: { endpoint } }))).toEqual([code]);
  });

  it.each(['http://localhost:9000', 'http://127.0.0.1:9000', 'http://[::1]:9000', 'https://minio:9000'])('accept the endpoint %s', (endpoint) => {
    expect(openStore('s3://bucket', { env, s3: { endpoint } }).ok).toBe(true);
  });

  it('accept plain http to another machine only when it is allowed', () => {
    expect(openStore('s3://bucket', { env, allowHttp: true, s3: { endpoint: 'http://minio:9000' } }).ok).toBe(true);
  });

  it('hold the endpoint of the environment to the same rules', () => {
    expect(codesOf(openStore('s3://bucket', { env: { AWS_ENDPOINT_URL_S3: 'http://minio:9000' } }))).toEqual(['url-invalid']);
  });

  it.each([[{ sse: 'aes' }], [{ kmsKeyId: 'key' }], [{ sse: 'AES256', kmsKeyId: 'key' }]])('refuse the encryption %o', (s3) => {
    expect(codesOf(openStore('s3://bucket', { env, s3 }))).toEqual(['s3-encryption-invalid']);
  });

  it('count as absent when they are empty, as the runner passes them', () => {
    expect(openStore('s3://bucket', { env, s3: { endpoint: '', region: '', sse: '', kmsKeyId: '' } }).ok).toBe(true);
  });

  it('are refused all at once', () => {
    expect(codesOf(openStore('s3://x@y', { env, s3: { endpoint: 'ftp://h', sse: 'aes' } }))).toEqual([
      'store-uri-invalid',
      'url-invalid',
      's3-encryption-invalid',
    ]);
  });
});

describe('the door to the adapters', () => {
  const loaded = async (script: string): Promise<string> => {
    const seen = "createRequire(import.meta.url).resolve('@aws-sdk/client-s3') in createRequire(import.meta.url).cache";
    const source = `import { createRequire } from 'node:module'; ${script}; console.log(${seen});`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '-e', source], { cwd: process.cwd() });
    return stdout.trim();
  };

  it('opens S3 stores without loading the SDK', async () => {
    expect(await loaded("const { openStore } = await import('#adapters'); openStore('s3://bucket')")).toBe('false');
  });

  it('loads the SDK with the first use', async () => {
    expect(
      await loaded(
        "const { openStore } = await import('#adapters'); await openStore('s3://bucket', { s3: { endpoint: 'http://127.0.0.1:9' }, patience: { attempts: 1 } }).value.read('a')",
      ),
    ).toBe('true');
  });
});

describe('a location', () => {
  it('is the one file that was named', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'manifest.json'), '{}');
    const location = valueOf(await openLocation(join(folder, 'manifest.json')));
    expect([location.kind, location.store.locate(location.key)]).toEqual(['object', join(folder, 'manifest.json')]);
  });

  it('is the directory that was named, also as file://', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'target'));
    const location = valueOf(await openLocation(`${pathToFileURL(folder)}/target`));
    expect([location.kind, location.key, location.store.uri]).toEqual(['folder', '', `${pathToFileURL(folder)}/target`]);
  });

  it('is refused when nothing is there', async () => {
    expect(refusalsOf(await openLocation('no/such/target')).map(({ kind, code }) => [kind, code])).toEqual([['input', 'location-missing']]);
  });

  it.each([
    ['s3://bucket/prod/manifest.json', 'object', 's3://bucket/prod', 'manifest.json'],
    ['s3://bucket/manifest.json.gz', 'object', 's3://bucket', 'manifest.json.gz'],
    ['s3://bucket/prod', 'folder', 's3://bucket/prod', ''],
    ['s3://bucket/prod/', 'folder', 's3://bucket/prod', ''],
    ['s3://bucket.json', 'folder', 's3://bucket.json', ''],
    ['https://host/prod/my%20manifest.json?sig=x', 'object', 'https://host/prod', 'my manifest.json'],
    ['https://host/prod', 'folder', 'https://host/prod', ''],
  ])('%s is an %s of the store %s', async (uri, kind, storeUri, key) => {
    const location = valueOf(await openLocation(uri, { env }));
    expect([location.kind, location.store.uri, location.key]).toEqual([kind, storeUri, key]);
  });
});
