import type { ObjectFacts, StoredObject } from '#ports';
import { type Result, ok, refuse } from '#kernel';
import { GetObjectCommand, type GetObjectCommandOutput, HeadBucketCommand, HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BucketEntry, DIGEST } from './s3-bucket.ts';
import { readServiceError } from './service-error.ts';
import { verify } from './integrity.ts';

const CORRUPT_NEXT = 'Store the artifact again; if nobody of you wrote this object, find out who can write to the bucket.';

/** The object of `entry`, its digest checked. Absence is undefined; a bucket that is missing throws. */
export async function readObject(entry: BucketEntry): Promise<Result<StoredObject | undefined>> {
  const found = await download(entry);
  if (found === undefined) return ok(undefined);
  const { answer, content } = found;
  const facts = factsOf(entry.key, answer, content.byteLength);
  const verified = verify({ content, kept: facts.sha256, uri: entry.uri, next: CORRUPT_NEXT });
  return verified.ok ? ok({ ...facts, content, verified: verified.value }) : refuse(...verified.refusals);
}

interface Download {
  readonly answer: GetObjectCommandOutput;
  readonly content: Uint8Array;
}

// The SDK repeats a request that fails, but not a body that breaks off after the answer has begun.
async function download(entry: BucketEntry): Promise<Download | undefined> {
  const { attempts } = entry.bucket.settings.patience;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await absentAsUndefined(() => entry.bucket.client.send(new GetObjectCommand(entry.target)));
    if (answer === undefined) return undefined;
    try {
      return { answer, content: (await answer.Body?.transformToByteArray()) ?? new Uint8Array() };
    } catch (error) {
      if (attempt >= attempts) throw error;
      await sleep(100 * 2 ** attempt * Math.random());
    }
  }
}

/** The facts of `entry` without its content. */
export async function headObject(entry: BucketEntry): Promise<Result<ObjectFacts | undefined>> {
  const answer = await absentAsUndefined(() => entry.bucket.client.send(new HeadObjectCommand(entry.target)));
  if (answer !== undefined) return ok(factsOf(entry.key, answer, answer.ContentLength ?? 0));
  await proveBucket(entry);
  return ok(undefined);
}

// HEAD has no body: a missing object and a missing bucket give the same 404, and only one of them is absence.
async function proveBucket({ bucket }: BucketEntry): Promise<void> {
  try {
    await bucket.client.send(new HeadBucketCommand({ Bucket: bucket.settings.bucket }));
  } catch (error) {
    if (readServiceError(error).status === 404) throw error;
  }
}

async function absentAsUndefined<T>(send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (['NoSuchKey', 'NotFound'].includes(readServiceError(error).name)) return undefined;
    throw error;
  }
}

function factsOf(key: string, answer: GetObjectCommandOutput | HeadObjectCommandOutput, bytes: number): ObjectFacts & { readonly sha256: string | null } {
  return {
    key,
    bytes,
    etag: answer.ETag ?? null,
    modifiedAt: answer.LastModified?.toISOString() ?? null,
    sha256: answer.Metadata?.[DIGEST] ?? null,
  };
}
