import type { Refusal } from '#kernel';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Operation } from './s3-causes.ts';
import { explainS3Error } from './s3-refusal.ts';
import type { S3Settings } from './s3-settings.ts';

/** The metadata name under which our own sha256 of an object is kept. */
export const DIGEST = 'sha256';

/** A bucket that has been opened: what every operation on it needs. */
export interface Bucket {
  readonly client: S3Client;
  readonly settings: S3Settings;
  /** `s3://bucket/prefix`. */
  readonly uri: string;
}

/** One object of a bucket, under its name in the store and under its full name. */
export interface BucketEntry {
  readonly bucket: Bucket;
  readonly key: string;
  readonly uri: string;
  /** What every request for the object begins with. */
  readonly target: { readonly Bucket: string; readonly Key: string };
}

export function entryOf(bucket: Bucket, key: string): BucketEntry {
  return { bucket, key, uri: `${bucket.uri}/${key}`, target: { Bucket: bucket.settings.bucket, Key: fullKey(bucket.settings, key) } };
}

export function fullKey(settings: S3Settings, key: string): string {
  return settings.prefix === '' ? key : `${settings.prefix}/${key}`;
}

/** What was being done when an error came. */
export interface Step {
  readonly operation: S3Operation;
  readonly uri: string;
}

/** The refusal for an error that `step` ran into. */
export function explain({ settings }: Bucket, step: Step, error: unknown): Refusal {
  const host = settings.endpoint === null ? `s3.${settings.region ?? 'amazonaws'}.amazonaws.com` : new URL(settings.endpoint).host;
  return explainS3Error(error, { ...step, host, bucket: settings.bucket, region: settings.region });
}
