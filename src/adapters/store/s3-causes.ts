import type { Refusal } from '#kernel';

export type S3Operation = 'read' | 'write' | 'list' | 'remove';

export interface S3Attempt {
  readonly uri: string;
  readonly operation: S3Operation;
  readonly bucket: string;
  readonly region: string | null;
  /** The host asked, for messages about the network. */
  readonly host: string;
}

/** What went wrong and what to do, without where and on what evidence. */
export type Cause = Pick<Refusal, 'code' | 'what' | 'next'>;

const ACTIONS: Readonly<Record<S3Operation, string>> = {
  // Without s3:ListBucket S3 answers 403 for a missing object as well, so that reading needs both.
  read: 's3:GetObject and s3:ListBucket',
  write: 's3:PutObject (and kms:GenerateDataKey for a KMS key)',
  list: 's3:ListBucket',
  remove: 's3:DeleteObject',
};

export const denied = ({ bucket, operation }: S3Attempt): Cause => ({
  code: 's3-access-denied',
  what: `These credentials may not ${operation} in the bucket ${bucket}`,
  next: `Allow ${ACTIONS[operation]} on the bucket and its prefix.`,
});
export const noCredentials = (): Cause => ({
  code: 's3-no-credentials',
  what: 'There are no AWS credentials',
  next: 'Run aws-actions/configure-aws-credentials before this step, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
});
export const badCredentials = (): Cause => ({
  code: 's3-credentials-refused',
  what: 'The server does not accept these credentials',
  next: 'Check the access key and the secret key, and that they belong to this server.',
});
export const expired = (): Cause => ({
  code: 's3-credentials-expired',
  what: 'The AWS credentials have expired',
  next: 'Get new ones right before this step, for example by aws-actions/configure-aws-credentials.',
});
export const noBucket = ({ bucket }: S3Attempt): Cause => ({
  code: 's3-bucket-missing',
  what: `There is no bucket ${bucket}`,
  next: 'Create it, or correct the name, the endpoint or the region.',
});
export const noRegion = (): Cause => ({ code: 's3-region-missing', what: 'No region is set', next: 'Set s3-region, or AWS_REGION in the environment.' });
export const timedOut = ({ host }: S3Attempt): Cause => ({
  code: 's3-timeout',
  what: `${host} did not answer in time`,
  next: 'Run again; if it stays so, check the network, the proxy variables and the endpoint.',
});
export const unreachable = ({ host }: S3Attempt): Cause => ({
  code: 's3-unreachable',
  what: `${host} cannot be reached`,
  next: 'Check s3-endpoint, the network and the proxy variables.',
});
export const brokenOff = ({ host }: S3Attempt): Cause => ({
  code: 's3-connection-lost',
  what: `${host} broke off in the middle of an answer`,
  next: 'Run again; if it stays so, check the network and the proxy variables.',
});
export const badTls = ({ host }: S3Attempt): Cause => ({
  code: 's3-certificate-refused',
  what: `The certificate of ${host} is not trusted`,
  next: 'Use a host with a valid certificate, or name your own authority in NODE_EXTRA_CA_CERTS.',
});
export const clockSkew = (): Cause => ({
  code: 's3-clock-wrong',
  what: 'The clock of this machine is wrong',
  next: 'Set the clock: requests are signed with the time.',
});
export const overloaded = ({ host }: S3Attempt): Cause => ({ code: 's3-unavailable', what: `${host} is failing or overloaded`, next: 'Run again later.' });
export const kms = ({ operation }: S3Attempt): Cause => ({
  code: 's3-kms-refused',
  what: 'The KMS key cannot be used',
  next: `Check s3-kms-key-id, that the key is enabled, and allow ${operation === 'write' ? 'kms:GenerateDataKey' : 'kms:Decrypt'}.`,
});
export const archived = (): Cause => ({
  code: 's3-object-archived',
  what: 'The object lies in an archive class',
  next: 'Restore it, or keep the store in a class that can be read at once.',
});
export const unsupported = ({ operation }: S3Attempt): Cause => ({
  code: 's3-not-supported',
  what: `The server does not know how to ${operation} under these conditions`,
  next: 'Use a server with conditional writes (If-Match, If-None-Match), or set other s3-* inputs.',
});
export const keyConflict = (): Cause => ({
  code: 'store-key-conflict',
  what: 'The server cannot hold a key that is the folder of another key',
  next: 'Remove the other object, or choose another prefix for the store.',
});
export const notS3 = ({ host }: S3Attempt): Cause => ({
  code: 's3-answer-unreadable',
  what: `${host} does not answer as an S3 server`,
  next: 'Check s3-endpoint and the proxy variables.',
});
export const damaged = (): Cause => ({
  code: 'store-object-corrupt',
  what: 'The bytes that arrived are not those that were sent',
  next: 'Run again; if it stays so, store the artifact again.',
});
