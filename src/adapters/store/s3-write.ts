import type { PutCondition, PutOutcome } from '#ports';
import { type Result, ok, sha256 } from '#kernel';
import { DeleteObjectCommand, PutObjectCommand, type PutObjectCommandInput, type PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { type BucketEntry, DIGEST } from './s3-bucket.ts';
import { headObject } from './s3-read.ts';
import { readServiceError } from './service-error.ts';

/** Puts the whole object in one request, which S3 makes visible at once or not at all. */
export async function writeObject(entry: BucketEntry, content: Uint8Array, condition: PutCondition): Promise<Result<PutOutcome>> {
  const digest = sha256(content);
  const body = { Body: content, Metadata: { [DIGEST]: digest } };
  try {
    const answer = await entry.bucket.client.send(new PutObjectCommand({ ...putInput(entry, condition), ...body }));
    warnWhenNotEncrypted(entry, answer);
    return ok({ kind: 'stored', etag: answer.ETag ?? null });
  } catch (error) {
    if (!isConflict(error, condition)) throw error;
    return settleConflict(entry, digest, error);
  }
}

function putInput(entry: BucketEntry, condition: PutCondition): PutObjectCommandInput {
  const { encryption, kmsKeyId } = entry.bucket.settings;
  return {
    ...entry.target,
    ContentType: contentType(entry.key),
    ...(condition.absent === true ? { IfNoneMatch: '*' } : {}),
    ...(condition.etag === undefined ? {} : { IfMatch: condition.etag }),
    ...(encryption === null ? {} : { ServerSideEncryption: encryption }),
    ...(kmsKeyId === null ? {} : { SSEKMSKeyId: kmsKeyId }),
  };
}

// No Content-Encoding: clients that unpack it would change the bytes that the digest was made of.
function contentType(key: string): string {
  if (key.endsWith('.json')) return 'application/json';
  return key.endsWith('.gz') ? 'application/gzip' : 'application/octet-stream';
}

// AWS answers 409 ConditionalRequestConflict while another conditional write is under way, and 404 NoSuchKey for
// If-Match on a key that is gone.
function isConflict(error: unknown, condition: PutCondition): boolean {
  if (condition.absent !== true && condition.etag === undefined) return false;
  const { name, status } = readServiceError(error);
  return status === 412 || ['PreconditionFailed', 'ConditionalRequestConflict', 'OperationAborted', 'NoSuchKey'].includes(name);
}

// A repeated request may meet the object that its own first try stored, when only the answer was lost.
async function settleConflict(entry: BucketEntry, digest: string, error: unknown): Promise<Result<PutOutcome>> {
  if (readServiceError(error).attempts < 2) return ok({ kind: 'conflict' });
  const now = await headObject(entry);
  if (!now.ok) return now;
  return ok(now.value?.sha256 === digest ? { kind: 'stored', etag: now.value.etag } : { kind: 'conflict' });
}

// Some compatible servers drop the encryption headers without a word.
function warnWhenNotEncrypted({ bucket, uri }: BucketEntry, answer: PutObjectCommandOutput): void {
  const { encryption, log } = bucket.settings;
  if (encryption === null || answer.ServerSideEncryption === encryption) return;
  log?.warning(`The S3 server did not confirm the encryption ${encryption} of ${uri}: it may lie there unencrypted.`);
}

/** Deletes the object; S3 does not mind when it is gone already. */
export async function removeObject(entry: BucketEntry): Promise<Result<void>> {
  await entry.bucket.client.send(new DeleteObjectCommand(entry.target));
  return ok(undefined);
}
