import type { ObjectStore } from '#ports';
import { type Refusal, type Result, ok, refuse } from '#kernel';
import { type Bucket, type BucketEntry, type Step, entryOf, explain } from './s3-bucket.ts';
import { checkKey, checkPrefix } from './object-key.ts';
import { headObject, readObject } from './s3-read.ts';
import { listObjects } from './s3-list.ts';
import { openS3Client } from './s3-client.ts';
import type { S3Operation } from './s3-causes.ts';
import type { S3Settings } from './s3-settings.ts';
import { removeObject, writeObject } from './s3-write.ts';

/** An S3 bucket, or a prefix of one, as an object store; the sha256 of each object is kept in its metadata. */
export function s3Store(settings: S3Settings): Result<ObjectStore> {
  const client = openS3Client(settings);
  if (!client.ok) return client;
  const uri = `s3://${[settings.bucket, settings.prefix].filter((part) => part !== '').join('/')}`;
  const bucket: Bucket = { client: client.value, settings, uri };
  const guard = async <T>(step: Step, mistake: Refusal | undefined, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    mistake ? refuse(mistake) : work().catch((error: unknown) => refuse(explain(bucket, step, error)));
  const on = <T>(key: string, operation: S3Operation, work: (entry: BucketEntry) => Promise<Result<T>>): Promise<Result<T>> =>
    guard({ operation, uri: `${uri}/${key}` }, checkKey(key, uri), () => work(entryOf(bucket, key)));
  return ok({
    uri,
    locate: (key) => `${uri}/${key}`,
    read: (key) => on(key, 'read', readObject),
    head: (key) => on(key, 'read', headObject),
    write: (key, content, condition = {}) => on(key, 'write', (entry) => writeObject(entry, content, condition)),
    list: (prefix, limit) => guard({ operation: 'list', uri: `${uri}/${prefix}` }, checkPrefix(prefix, uri), () => listObjects(bucket, prefix, limit)),
    remove: (key) => on(key, 'remove', removeObject),
  });
}
