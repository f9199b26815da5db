import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { OWNER, type S3Server, s3Server } from './index.ts';

interface Sent {
  readonly headers: Record<string, string>;
  body: unknown;
}

function isSent(request: unknown): request is Sent {
  return typeof request === 'object' && request !== null && 'headers' in request && 'body' in request;
}

/** What the server says to a put that `change` alters, before or after it is signed. */
async function answerTo(server: S3Server, when: 'signed' | 'unsigned', change: (request: Sent) => void, config: S3ClientConfig = {}): Promise<string> {
  const credentials = { accessKeyId: OWNER.accessKey, secretAccessKey: OWNER.secret };
  const client = new S3Client({ endpoint: server.url, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1, credentials, ...config });
  const alter =
    <I extends object, O extends object>(next: (args: I) => Promise<O>) =>
    (args: I): Promise<O> => {
      if ('request' in args && isSent(args.request)) change(args.request);
      return next(args);
    };
  if (when === 'unsigned') client.middlewareStack.add(alter, { step: 'build', priority: 'low' });
  else client.middlewareStack.add(alter, { step: 'finalizeRequest', priority: 'low' });
  const input = { Bucket: 'artifacts', Key: 'a b+c/ü', Body: 'content', Metadata: { mine: 'yes' } };
  return client.send(new PutObjectCommand(input)).then(
    () => 'stored',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}

describe('our own S3 server', () => {
  it('stores a request that is signed and whole', async () => {
    expect(await answerTo(await s3Server(), 'signed', () => undefined)).toBe('stored');
  });

  it.each<[string, 'signed' | 'unsigned', (request: Sent) => void, string]>([
    ['without a signature', 'signed', ({ headers }) => void delete headers['authorization'], 'AccessDenied'],
    ['with a header changed on the way', 'signed', ({ headers }) => void (headers['x-amz-meta-mine'] = 'no'), 'SignatureDoesNotMatch'],
    ['with a header added on the way', 'signed', ({ headers }) => void (headers['x-amz-acl'] = 'public-read'), 'AccessDenied'],
    ['with a body changed on the way', 'signed', (request) => void (request.body = 'kontent'), 'XAmzContentSHA256Mismatch'],
    ['with a wrong CRC32', 'unsigned', ({ headers }) => void (headers['x-amz-checksum-crc32'] = 'AAAAAA=='), 'BadDigest'],
    ['with a wrong MD5', 'unsigned', ({ headers }) => void (headers['content-md5'] = 'AAAAAAAAAAAAAAAAAAAAAA=='), 'BadDigest'],
    [
      'with an encryption that does not exist',
      'unsigned',
      ({ headers }) => void (headers['x-amz-server-side-encryption'] = 'rot13'),
      'InvalidEncryptionAlgorithmError',
    ],
    ['with a KMS key but no KMS', 'unsigned', ({ headers }) => void (headers['x-amz-server-side-encryption-aws-kms-key-id'] = 'k'), 'InvalidArgument'],
  ])('refuses a request %s', async (_, when, change, name) => {
    expect(await answerTo(await s3Server(), when, change)).toBe(name);
  });

  it('refuses a request of an hour ago', async () => {
    expect(await answerTo(await s3Server(), 'signed', () => undefined, { systemClockOffset: -3_600_000 })).toBe('RequestTimeTooSkewed');
  });

  it('refuses a session token that is not the user’s', async () => {
    const credentials = { accessKeyId: OWNER.accessKey, secretAccessKey: OWNER.secret, sessionToken: 'old' };
    expect(await answerTo(await s3Server(), 'signed', () => undefined, { credentials })).toBe('ExpiredToken');
  });
});
