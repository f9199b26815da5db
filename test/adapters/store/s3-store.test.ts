import { openStore } from '#adapters';
import type { Log } from '#ports';
import { describe, expect, it, vi } from 'vitest';
import { codesOf, refusalsOf, valueOf } from '../../support/result.ts';
import { type Fault, OWNER, actAs, s3Server, storeOn } from '../../support/s3-server/index.ts';
import { describeStore } from '../../support/store-conformance.ts';
import { describePublishing } from '../../support/store-publishing.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const servers = new WeakMap<object, Awaited<ReturnType<typeof s3Server>>>();

describeStore({
  name: 'our own S3 server',
  openEmpty: async () => {
    const server = await s3Server();
    const store = storeOn(server, { pageSize: 2 });
    servers.set(store, server);
    return store;
  },
  writeForeign: async (store, key, content) => {
    const stored = { body: Buffer.from(content), etag: '"theirs"', modifiedAt: new Date(), headers: {}, checksums: {} };
    servers.get(store)?.buckets.get('artifacts')?.set(`dbt/${key}`, stored);
  },
  tamper: async (store, key, content) => {
    const bucket = servers.get(store)?.buckets.get('artifacts');
    const standing = bucket?.get(`dbt/${key}`);
    if (standing !== undefined) bucket?.set(`dbt/${key}`, { ...standing, body: Buffer.from(content) });
  },
});

describePublishing({ name: 'our own S3 server', openEmpty: async () => storeOn(await s3Server()) });

function recordingLog(): { readonly log: Log; readonly warnings: string[] } {
  const warnings: string[] = [];
  return { warnings, log: { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) } };
}

describe('a store on S3', () => {
  it('keeps the whole bucket when no prefix is given', async () => {
    const server = await s3Server();
    valueOf(await storeOn(server, {}, {}, 's3://artifacts').write('refs/main.json', bytes('x')));
    expect([...(server.buckets.get('artifacts')?.keys() ?? [])]).toEqual(['refs/main.json']);
  });

  it('sends no checksum headers to a server of its own choice, which may not know them', async () => {
    const server = await s3Server();
    valueOf(await storeOn(server).write('a', bytes('x')));
    expect(Object.keys(server.calls[0]?.headers ?? {}).filter((name) => name.includes('checksum'))).toEqual([]);
  });

  it('sends and checks CRC32 where the environment asks for it', async () => {
    const server = await s3Server();
    vi.stubEnv('AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_SUPPORTED');
    const store = storeOn(server);
    valueOf(await store.write('a', bytes('x')));
    valueOf(await store.read('a'));
    expect(server.calls.map((call) => call.headers['x-amz-checksum-crc32'] ?? call.headers['x-amz-checksum-mode'])).toEqual(['jNwWgw==', 'ENABLED']);
  });

  it('waits for the server to accept a large body before sending it', async () => {
    const server = await s3Server();
    const store = storeOn(server);
    valueOf(await store.write('a', new Uint8Array(3 * 1024 * 1024)));
    expect([server.calls[0]?.headers['expect'], valueOf(await store.head('a'))?.bytes]).toEqual(['100-continue', 3 * 1024 * 1024]);
  });

  it('asks for encryption with the given KMS key', async () => {
    const server = await s3Server({ kmsKeys: ['key-1'] });
    valueOf(await storeOn(server, { sse: 'aws:kms', kmsKeyId: 'key-1' }).write('a', bytes('x')));
    expect(server.buckets.get('artifacts')?.get('dbt/a')?.headers).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'key-1',
    });
  });

  it('names the KMS key that cannot be used', async () => {
    const server = await s3Server({ kmsKeys: ['key-1'] });
    expect(codesOf(await storeOn(server, { sse: 'aws:kms', kmsKeyId: 'other' }).write('a', bytes('x')))).toEqual(['s3-kms-refused']);
  });

  it('does not repeat a write that a conditional request shows to have arrived', async () => {
    const server = await s3Server();
    server.fail({ fault: { kind: 'lost-answer' }, times: 1, on: (call) => call.method === 'PUT' });
    const outcome = valueOf(await storeOn(server).write('a', bytes('x'), { absent: true }));
    expect([outcome.kind, server.calls.map((call) => call.method)]).toEqual(['stored', ['PUT', 'PUT', 'HEAD']]);
  });

  it('warns when the server does not confirm the encryption that was asked for', async () => {
    const server = await s3Server({ ignoresEncryption: true });
    const { log, warnings } = recordingLog();
    valueOf(await storeOn(server, { sse: 'AES256' }, { log }).write('a', bytes('x')));
    expect(warnings).toEqual(['The S3 server did not confirm the encryption AES256 of s3://artifacts/dbt/a: it may lie there unencrypted.']);
  });

  it('takes a write that meets another one for a conflict', async () => {
    const server = await s3Server();
    server.fail({ fault: { kind: 'status', status: 409, code: 'ConditionalRequestConflict' } });
    expect(valueOf(await storeOn(server).write('a', bytes('x'), { absent: true }))).toEqual({ kind: 'conflict' });
  });
});

describe('a store on S3 in trouble', () => {
  it.each<[string, Fault, number]>([
    ['an error of the server', { kind: 'status', status: 500, code: 'InternalError' }, 2],
    ['too many requests', { kind: 'status', status: 503, code: 'SlowDown' }, 2],
    ['an answer that is lost', { kind: 'lost-answer' }, 1],
    ['an answer that breaks off', { kind: 'cut' }, 2],
    ['silence', { kind: 'never' }, 1],
  ])('reads on after %s', async (_, fault, times) => {
    const server = await s3Server();
    const store = storeOn(server);
    valueOf(await store.write('a', bytes('content')));
    server.fail({ fault, times });
    expect(valueOf(await store.read('a'))?.verified).toBe(true);
  });

  it('waits for a server that is slow but answers', async () => {
    const server = await s3Server();
    const store = storeOn(server);
    valueOf(await store.write('a', bytes('content')));
    server.fail({ fault: { kind: 'slow', pauseMs: 150 } });
    expect(valueOf(await store.read('a'))?.bytes).toBe(7);
  });

  it.each<[string, Fault, string]>([
    ['403', { kind: 'status', status: 403, code: 'AccessDenied' }, 's3-access-denied'],
    ['a missing bucket', { kind: 'status', status: 404, code: 'NoSuchBucket' }, 's3-bucket-missing'],
    ['500 again and again', { kind: 'status', status: 500, code: 'InternalError' }, 's3-unavailable'],
    ['503 again and again', { kind: 'status', status: 503, code: 'SlowDown' }, 's3-unavailable'],
    ['nothing', { kind: 'never' }, 's3-timeout'],
    ['half of it', { kind: 'cut' }, 's3-connection-lost'],
    ['other bytes', { kind: 'wrong-bytes' }, 'store-object-corrupt'],
    ['another digest', { kind: 'wrong-digest' }, 'store-object-corrupt'],
    ['a web page', { kind: 'status', status: 302, code: 'Found', headers: { location: 'https://portal.example' } }, 's3-answer-unreadable'],
    ['an expired token', { kind: 'status', status: 400, code: 'ExpiredToken' }, 's3-credentials-expired'],
    ['a clock that is wrong', { kind: 'status', status: 403, code: 'RequestTimeTooSkewed' }, 's3-clock-wrong'],
    ['an archived object', { kind: 'status', status: 403, code: 'InvalidObjectState' }, 's3-object-archived'],
  ])('refuses with one clear reason when the server answers %s', async (_, fault, code) => {
    const server = await s3Server();
    const store = storeOn(server);
    valueOf(await store.write('a', bytes('content')));
    server.fail({ fault });
    expect(refusalsOf(await store.read('a')).map((refusal) => [refusal.kind, refusal.code, refusal.where?.file])).toEqual([
      ['service', code, 's3://artifacts/dbt/a'],
    ]);
  });

  it.each(['read', 'head', 'list', 'remove'] as const)('refuses to %s in a bucket that does not exist', async (operation) => {
    const server = await s3Server();
    expect(codesOf(await storeOn(server, {}, {}, 's3://other/dbt')[operation]('a'))).toEqual(['s3-bucket-missing']);
  });

  it('refuses to write to a bucket that does not exist, also under a condition', async () => {
    const server = await s3Server();
    const store = storeOn(server, {}, {}, 's3://other/dbt');
    const answers = [
      await store.write('a', bytes('x')),
      await store.write('a', bytes('x'), { absent: true }),
      await store.write('a', bytes('x'), { etag: '"e"' }),
    ];
    expect(answers.flatMap(codesOf)).toEqual(['s3-bucket-missing', 's3-bucket-missing', 's3-bucket-missing']);
  });

  it('names the region that the bucket is in', async () => {
    const server = await s3Server({ region: 'eu-central-1' });
    const [refusal] = refusalsOf(await storeOn(server, { region: 'us-east-1' }).read('a'));
    expect([refusal?.what, refusal?.next]).toEqual([
      'The bucket artifacts is in eu-central-1 and not in us-east-1',
      'Set s3-region (or AWS_REGION) to eu-central-1.',
    ]);
  });

  it('names the region for head as well, which has no body to say so', async () => {
    const server = await s3Server({ region: 'eu-central-1' });
    expect(codesOf(await storeOn(server, { region: 'us-east-1' }).head('a'))).toEqual(['s3-region-wrong']);
  });

  it('says how to get credentials when there are none', async () => {
    const server = await s3Server();
    actAs(undefined);
    const [refusal] = refusalsOf(await storeOn(server).read('a'));
    expect([refusal?.code, refusal?.next]).toEqual([
      's3-no-credentials',
      'Run aws-actions/configure-aws-credentials before this step, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ]);
  });

  it('refuses credentials with a wrong secret and does not repeat the secret', async () => {
    const server = await s3Server();
    actAs({ ...OWNER, secret: 'guessed-secret' });
    const refusals = refusalsOf(await storeOn(server).read('a'));
    expect([refusals[0]?.code, /guessed-secret|AKIDOWNER/.test(JSON.stringify(refusals))]).toEqual(['s3-credentials-refused', false]);
  });

  it('refuses a key that the server does not know', async () => {
    const server = await s3Server();
    actAs({ accessKey: 'AKIDSTRANGER', secret: 'x' });
    expect(codesOf(await storeOn(server).read('a'))).toEqual(['s3-credentials-refused']);
  });

  it('explains that reading needs the right to list when a missing object looks forbidden', async () => {
    const server = await s3Server({ users: [{ ...OWNER, actions: ['s3:GetObject'] }] });
    expect(refusalsOf(await storeOn(server).read('a'))[0]?.next).toBe('Allow s3:GetObject and s3:ListBucket on the bucket and its prefix.');
  });

  it('names the right that writing needs', async () => {
    const server = await s3Server({ users: [{ ...OWNER, actions: ['s3:GetObject', 's3:ListBucket'] }] });
    expect(refusalsOf(await storeOn(server).write('a', bytes('x')))[0]?.next).toBe(
      'Allow s3:PutObject (and kms:GenerateDataKey for a KMS key) on the bucket and its prefix.',
    );
  });

  it('says that nobody listens at the endpoint', async () => {
    const server = await s3Server();
    await server.close();
    expect(refusalsOf(await storeOn(server).read('a')).map(({ code, why }) => [code, why])).toEqual([['s3-unreachable', 'ECONNREFUSED, after 3 attempts']]);
  });

  it('says that no region is set', async () => {
    const server = await s3Server();
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_DEFAULT_REGION', undefined);
    const store = valueOf(openStore('s3://artifacts', { env: {}, patience: { attempts: 1 } }));
    expect([codesOf(await store.read('a')), server.calls.length]).toEqual([['s3-region-missing'], 0]);
  });

  it('has no line of a stack in any refusal', async () => {
    const server = await s3Server();
    server.fail({ fault: { kind: 'web-page' } });
    const store = storeOn(server);
    const refusals = [...refusalsOf(await store.list('')), ...refusalsOf(await store.write('a', bytes('x'))), ...refusalsOf(await store.read('a'))];
    expect(JSON.stringify(refusals)).not.toMatch(/\bat .*\d+:\d+|Error:/);
  });
});
