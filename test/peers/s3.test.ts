import { openStore } from '#adapters';
import type { Log, ObjectStore } from '#ports';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type S3Judge, startMoto, startVersitygw } from '../../scripts/judges/s3.ts';
import { codesOf, refusalsOf, valueOf } from '../support/result.ts';
import { actAs } from '../support/s3-server/index.ts';
import { type Difference, describeStore } from '../support/store-conformance.ts';
import { describePublishing } from '../support/store-publishing.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const BUCKET = 'artifacts';
let stores = 0;

/** The judge, its bucket made; undefined and a line in the output when it cannot be had here. */
async function open(name: string, start: () => Promise<S3Judge>): Promise<{ readonly judge: S3Judge; readonly client: S3Client } | undefined> {
  try {
    const judge = await start();
    const credentials = { accessKeyId: judge.accessKey, secretAccessKey: judge.secret };
    const client = new S3Client({ endpoint: judge.url, region: 'us-east-1', forcePathStyle: true, credentials });
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    return { judge, client };
  } catch (error) {
    console.warn(`NOT JUDGED by ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const versitygw = await open('versitygw', startVersitygw);
const moto = await open('moto', startMoto);

afterAll(async () => {
  await Promise.all([versitygw?.judge.stop(), moto?.judge.stop()]);
});

function storeOn(judge: S3Judge, options: Parameters<typeof openStore>[1] = {}, prefix = `store-${(stores += 1)}`): ObjectStore {
  return valueOf(openStore(`s3://${BUCKET}/${prefix}`, { patience: { attempts: 2 }, ...options, s3: { endpoint: judge.url, pageSize: 2, ...options.s3 } }));
}

function describeOn({ judge, client }: NonNullable<typeof moto>, differences: readonly Difference[]): void {
  for (const difference of differences) console.warn(`${judge.name} differs from S3: ${difference}`);
  const put = (store: ObjectStore, key: string, content: Uint8Array, digest?: string): Promise<unknown> => {
    const input = { Bucket: BUCKET, Key: `${store.uri.slice(`s3://${BUCKET}/`.length)}/${key}`, Body: content };
    return client.send(new PutObjectCommand({ ...input, ...(digest === undefined ? {} : { Metadata: { sha256: digest } }) }));
  };
  describeStore({
    name: judge.name,
    openEmpty: async () => storeOn(judge),
    writeForeign: async (store, key, content) => void (await put(store, key, content)),
    tamper: async (store, key, content) => void (await put(store, key, content, createHash('sha256').update('before').digest('hex'))),
    differences,
  });
  describePublishing({ name: judge.name, openEmpty: async () => storeOn(judge) });
}

describe.skipIf(versitygw === undefined)('versitygw', () => {
  if (versitygw === undefined) return;
  const { judge } = versitygw;
  beforeEach(() => {
    vi.unstubAllEnvs();
    actAs(judge);
  });
  describeOn(versitygw, ['no folder beside its name']);

  it('is refused by a server whose secret is another', async () => {
    actAs({ ...judge, secret: 'guessed' });
    expect(codesOf(await storeOn(judge).read('a'))).toEqual(['s3-credentials-refused']);
  });

  it('is refused by a server that does not know the key', async () => {
    actAs({ accessKey: 'stranger', secret: 'guessed' });
    expect(codesOf(await storeOn(judge).read('a'))).toEqual(['s3-credentials-refused']);
  });

  it('is told that the region is wrong', async () => {
    expect(codesOf(await storeOn(judge, { s3: { region: 'eu-central-1' } }).read('a'))).toEqual(['s3-region-wrong']);
  });

  it('is told that the bucket is missing, in every operation', async () => {
    const store = valueOf(openStore('s3://no-such-bucket/x', { s3: { endpoint: judge.url } }));
    const answers = [await store.read('a'), await store.head('a'), await store.write('a', bytes('x')), await store.list('')];
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(Array.from({ length: 4 }, () => 's3-bucket-missing'));
  });

  it('warns of encryption that this server drops without a word', async () => {
    const warnings: string[] = [];
    const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) };
    valueOf(await storeOn(judge, { log, s3: { sse: 'AES256' } }).write('a', bytes('x')));
    expect(warnings).toHaveLength(1);
  });
});

describe.skipIf(moto === undefined)('moto', () => {
  if (moto === undefined) return;
  const { judge } = moto;
  beforeEach(() => {
    vi.unstubAllEnvs();
    actAs(judge);
  });
  describeOn(moto, []);

  it.each([{ sse: 'AES256' }, { sse: 'aws:kms', kmsKeyId: 'key-1' }])('confirms the encryption %o', async (s3) => {
    const warnings: string[] = [];
    const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) };
    const store = storeOn(judge, { log, s3 });
    valueOf(await store.write('a', bytes('x')));
    expect([warnings, valueOf(await store.read('a'))?.verified]).toEqual([[], true]);
  });

  it('is told that the bucket is missing, in every operation', async () => {
    const store = valueOf(openStore('s3://no-such-bucket/x', { s3: { endpoint: judge.url } }));
    const answers = [await store.read('a'), await store.head('a'), await store.write('a', bytes('x')), await store.list('')];
    expect(answers.map((answer) => refusalsOf(answer)[0]?.code)).toEqual(Array.from({ length: 4 }, () => 's3-bucket-missing'));
  });
});
