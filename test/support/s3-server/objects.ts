import { createHash } from 'node:crypto';
import { type Call, header } from './call.ts';
import { type Checksums, checkPayload } from './payload.ts';
import { S3Error, element } from './s3-error.ts';

export interface StoredBytes {
  readonly body: Buffer;
  readonly etag: string;
  readonly modifiedAt: Date;
  /** Metadata, content type and encryption, as headers to give back. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The keys of one bucket, in no order. */
export type BucketContent = Map<string, StoredBytes>;

const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body: Buffer | string = ''): Answer => ({
  status,
  headers,
  body: Buffer.from(body),
});

/** PutObject. Looking and storing happen in one turn of the loop, so that conditional writes cannot interleave. */
export function putObject(content: BucketContent, call: Call, kmsKeys: readonly string[]): Answer {
  const checksums = checkPayload(call);
  const encryption = checkEncryption(call, kmsKeys);
  checkWriteCondition(call, content.get(call.key));
  // Under KMS the etag is not the MD5 of the content: nothing may be read out of it.
  const salt = header(call, 'x-amz-server-side-encryption')?.startsWith('aws:kms') === true ? String(Math.random()) : '';
  const etag = `"${createHash('md5').update(call.body).update(salt).digest('hex')}"`;
  const kept = Object.entries(call.headers).flatMap(([name, value]) =>
    name.startsWith('x-amz-meta-') || name === 'content-type' ? [[name, String(value)]] : [],
  );
  content.set(call.key, { body: call.body, etag, modifiedAt: new Date(), checksums, headers: { ...Object.fromEntries(kept), ...encryption } });
  return answer(200, { etag, ...encryption, ...checksums });
}

function checkWriteCondition(call: Call, standing: StoredBytes | undefined): void {
  const [ifMatch, ifNoneMatch] = [header(call, 'if-match'), header(call, 'if-none-match')];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') throw new S3Error(501, 'NotImplemented');
  if (ifNoneMatch === '*' && standing !== undefined) throw new S3Error(412, 'PreconditionFailed', { Condition: 'If-None-Match' });
  if (ifMatch === undefined) return;
  if (standing === undefined) throw new S3Error(404, 'NoSuchKey', { Key: call.key });
  if (ifMatch !== standing.etag) throw new S3Error(412, 'PreconditionFailed', { Condition: 'If-Match' });
}

// "Specifying server-side encryption with AWS KMS": the key id only makes sense with aws:kms, and must exist.
function checkEncryption(call: Call, kmsKeys: readonly string[]): Readonly<Record<string, string>> {
  const encryption = header(call, 'x-amz-server-side-encryption');
  const keyId = header(call, 'x-amz-server-side-encryption-aws-kms-key-id');
  if (encryption !== undefined && !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(encryption)) throw new S3Error(400, 'InvalidEncryptionAlgorithmError');
  if (keyId !== undefined && encryption?.startsWith('aws:kms') !== true) throw new S3Error(400, 'InvalidArgument');
  if (keyId !== undefined && !kmsKeys.includes(keyId)) throw new S3Error(400, 'KMS.NotFoundException');
  return {
    ...(encryption === undefined ? {} : { 'x-amz-server-side-encryption': encryption }),
    ...(keyId === undefined ? {} : { 'x-amz-server-side-encryption-aws-kms-key-id': keyId }),
  };
}

/** GetObject and HeadObject. */
export function getObject(content: BucketContent, call: Call): Answer {
  const found = content.get(call.key);
  if (found === undefined) throw new S3Error(404, 'NoSuchKey', { Key: call.key });
  const ifMatch = header(call, 'if-match');
  if (ifMatch !== undefined && ifMatch !== found.etag) throw new S3Error(412, 'PreconditionFailed');
  const checksums = header(call, 'x-amz-checksum-mode') === 'ENABLED' ? found.checksums : {};
  const facts = { etag: found.etag, 'last-modified': found.modifiedAt.toUTCString(), 'content-length': String(found.body.length) };
  return answer(200, { ...found.headers, ...checksums, ...facts }, call.method === 'HEAD' ? '' : found.body);
}

export function deleteObject(content: BucketContent, call: Call): Answer {
  content.delete(call.key);
  return answer(204);
}

/** ListObjectsV2 without delimiters: keys in the order of their UTF-8 bytes, at most 1,000 a page. */
export function listObjects(content: BucketContent, call: Call): Answer {
  const prefix = call.query.get('prefix') ?? '';
  const max = Math.min(Number(call.query.get('max-keys') ?? 1000), 1000);
  const after = Buffer.from(call.query.get('continuation-token') ?? '', 'base64url');
  const keys = [...content.keys()].filter((key) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), after) > 0);
  const page = keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).slice(0, max);
  const more = keys.length > page.length;
  const next = more ? element('NextContinuationToken', Buffer.from(page.at(-1) ?? '').toString('base64url')) : '';
  const fields = [
    element('Name', call.bucket),
    element('Prefix', prefix),
    element('MaxKeys', String(max)),
    element('KeyCount', String(page.length)),
    element('IsTruncated', String(more)),
    next,
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult>${fields.join('')}${page.map((key) => entry(key, content.get(key))).join('')}</ListBucketResult>`;
  return answer(200, { 'content-type': 'application/xml' }, xml);
}

function entry(key: string, found: StoredBytes | undefined): string {
  if (found === undefined) return '';
  const fields = [
    element('Key', key),
    element('LastModified', found.modifiedAt.toISOString()),
    element('ETag', found.etag),
    element('Size', String(found.body.length)),
  ];
  return `<Contents>${fields.join('')}</Contents>`;
}
