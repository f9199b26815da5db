import type { Log } from '#ports';

export type Env = Readonly<Record<string, string | undefined>>;

/** What the `s3-*` inputs say; empty texts count as absent, as the runner passes inputs that are not set. */
export interface S3Options {
  readonly endpoint?: string;
  readonly region?: string;
  /** Unset: path style whenever an endpoint is given, since a bucket is seldom a host name there. */
  readonly forcePathStyle?: boolean;
  /** `AES256`, `aws:kms` or `aws:kms:dsse`. */
  readonly sse?: string;
  readonly kmsKeyId?: string;
  /** Keys per page of a list. */
  readonly pageSize?: number;
}

export interface Patience {
  readonly connectMs: number;
  /** The longest silence on a connection, also in the middle of an answer. */
  readonly idleMs: number;
  /** Tries per request, the first included; waits between them grow. */
  readonly attempts: number;
}

export const PATIENCE: Patience = { connectMs: 10_000, idleMs: 30_000, attempts: 3 };

export interface StoreOptions {
  readonly s3?: S3Options;
  /** Plain http to other machines. */
  readonly allowHttp?: boolean;
  readonly patience?: Partial<Patience>;
  readonly log?: Log;
  readonly env?: Env;
}
