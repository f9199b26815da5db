import { openStore } from '#adapters';
import type { Log, ObjectStore } from '#ports';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { motoJudge, type RunningServer, type S3Judge, versitygwJudge } from '../../scripts/judges/s3.ts';
import { codesOf, refusalsOf, valueOf } from '../support/result.ts';
import { actAs } from '../support/s3-server/index.ts';
import { type Difference, describeStore } from '../support/store-conformance.ts';
import { describePublishing } from '../support/store-publishing.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const BUCKET = 'artifacts';
let stores = 0;

/** A judge that may not be there, and where it listens once the tests have begun. */
interface Court {
  readonly judge: S3Judge;
  readonly present: boolean;
  url: string;
}

/** Installs the judge; when it cannot be had here, a line in the output says so. */
async function open(judge: S3Judge): Promise<Court> {
  const absent = await judge.install().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (absent !== undefined) console.warn(`NOT JUDGED by ${judge.name}: ${absent}`);
  return { judge, present: absent === undefined, url: '' };
}

const versitygw = await open(versitygwJudge);
const moto = await open(motoJudge);

function clientOn({ judge, url }: Court): S3Client {
  const credentials = { accessKeyId: judge.accessKey, secretAccessKey: judge.secret };
  return new S3Client({ endpoint: url, region: 'us-east-1', forcePathStyle: true, credentials });
}

/** Starts the judge with an empty bucket for the tests of this block, and acts as its owner in each. */
function holdCourt(court: Court): void {
  let server: RunningServer | undefined;
  beforeAll(async () => {
    server = await court.judge.start();
    court.url = server.url;
    await clientOn(court).send(new CreateBucketCommand({ Bucket: BUCKET }));
  });
  beforeEach(() => {
    vi.unstubAllEnvs();
    actAs(court.judge);
  });
  afterAll(() => server?.stop());
}

function storeOn({ url }: Court, options: Parameters<typeof openStore>[1] = {}, prefix = `store-${(stores += 1)}`): ObjectStore {
  return valueOf(openStore(`s3://${BUCKET}/${prefix}`, { patience: { attempts: 2 }, ...options, s3: { endpoint: url, pageSize: 2, ...options.s3 } }));
}

function describeOn(court: Court, differences: readonly Difference[]): void {
  const { name } = court.judge;
  for (const difference of differences) console.warn(`${name} differs from S3: ${difference}`);
  const put = (store: ObjectStore, key: string, content: Uint8Array, digest?: string): Promise<unknown> => {
    const input = { Bucket: BUCKET, Key: `${store.uri.slice(`s3://${BUCKET}/`.length)}/${key}`, Body: content };
    return clientOn(court).send(new PutObjectCommand({ ...input, ...(digest === undefined ? {} : { Metadata: { sha256: digest } }) }));
  };
  describeStore({
    name,
    openEmpty: async () => storeOn(court),
    writeForeign: async (store, key, content) => void (await put(store, key, content)),
    tamper: async (store, key, content) => void (await put(store, key, content, createHash('sha256').update('before').digest('hex'))),
    differences,
  });
  describePublishing({ name, openEmpty: async () => storeOn(court) });
}

describe.skipIf(!versitygw.present)('versitygw', () => {
  holdCourt(versitygw);
  describeOn(versitygw, ['no folder beside its name']);

  it('is refused by a server whose secret is another', async () => {
    actAs({ ...versitygw.judge, secret: 'guessed' });
    expect(codesOf(await storeOn(versitygw).read('a'))).toEqual(['s3-credentials-refused']);
  });

  it('is refused by a server that does not know the key', async () => {
    actAs({ accessKey: 'stranger', secret: 'guessed' });
    expect(codesOf(await storeOn(versitygw).read('a'))).toEqual(['s3-credentials-refused']);
  });

  it('is told that the region is wrong', async () => {
    expect(codesOf(await storeOn(versitygw, { s3: { region: 'eu-central-1' } }).read('a'))).toEqual(['s3-region-wrong']);
  });

  it('is told that the bucket is missing, in every operation', async () => {
    const store = valueOf(openStore('s3://no-such-bucket/x', { s3: { endpoint: versitygw.url } }));
    const answers = [await store.read('a'), await store.head('a'), await store.write('a', bytes('x')), await store.list('')];
    expect(answers.flatMap((answer) => codesOf(answer))).toEqual(Array.from({ length: 4 }, () => 's3-bucket-missing'));
  });

  it('warns of encryption that this server drops without a word', async () => {
    const warnings: string[] = [];
    const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) };
    valueOf(await storeOn(versitygw, { log, s3: { sse: 'AES256' } }).write('a', bytes('x')));
    expect(warnings).toHaveLength(1);
  });
});

describe.skipIf(!moto.present)('moto', () => {
  holdCourt(moto);
  describeOn(moto, []);

  it.each([{ sse: 'AES256' }, { sse: 'aws:kms', kmsKeyId: 'key-1' }])('confirms the encryption %o', async (s3) => {
    const warnings: string[] = [];
    const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) };
    const store = storeOn(moto, { log, s3 });
    valueOf(await store.write('a', bytes('x')));
    expect([warnings, valueOf(await store.read('a'))?.verified]).toEqual([[], true]);
  });

  it('is told that the bucket is missing, in every operation', async () => {
    const store = valueOf(openStore('s3://no-such-bucket/x', { s3: { endpoint: moto.url } }));
    const answers = [await store.read('a'), await store.head('a'), await store.write('a', bytes('x')), await store.list('')];
    expect(answers.map((answer) => refusalsOf(answer)[0]?.code)).toEqual(Array.from({ length: 4 }, () => 's3-bucket-missing'));
  });
});
