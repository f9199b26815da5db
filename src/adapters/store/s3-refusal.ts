import type { Refusal } from '#kernel';
import { type ServiceError, readServiceError } from './service-error.ts';

export type S3Operation = 'read' | 'write' | 'list' | 'remove';

export interface S3Attempt {
  readonly uri: string;
  readonly operation: S3Operation;
  readonly bucket: string;
  readonly region: string | null;
  /** The host asked, for messages about the network. */
  readonly host: string;
}

type Cause = Pick<Refusal, 'code' | 'what' | 'next'>;

/** The one sentence for an error of the S3 client. Only codes, the status and the request id are quoted. */
export function explainS3Error(error: unknown, attempt: S3Attempt): Refusal {
  const facts = readServiceError(error);
  return { kind: 'service', ...causeOf(facts, attempt), where: { file: attempt.uri }, why: evidence(facts) };
}

function causeOf(facts: ServiceError, attempt: S3Attempt): Cause {
  const named = BY_NAME[facts.name] ?? BY_SYSTEM_CODE[facts.systemCode ?? ''];
  if (facts.name.startsWith('KMS.')) return kms(attempt);
  if (isWrongRegion(facts, attempt)) return wrongRegion(facts, attempt);
  if (named !== undefined) return named(attempt);
  return byStatus(facts, attempt);
}

function isWrongRegion(facts: ServiceError, attempt: S3Attempt): boolean {
  if (['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'].includes(facts.name)) return true;
  return facts.status === 301 || (facts.bucketRegion !== null && facts.bucketRegion !== attempt.region);
}

function wrongRegion(facts: ServiceError, attempt: S3Attempt): Cause {
  const right = facts.bucketRegion ?? 'the region of the bucket';
  const asked = attempt.region === null ? '' : ` and not in ${attempt.region}`;
  const what = facts.bucketRegion === null ? `The bucket ${attempt.bucket} is in another region` : `The bucket ${attempt.bucket} is in ${right}${asked}`;
  return { code: 's3-region-wrong', what, next: `Set s3-region (or AWS_REGION) to ${right}.` };
}

const ACTIONS: Readonly<Record<S3Operation, string>> = {
  // Without s3:ListBucket S3 answers 403 for a missing object as well, so that reading needs both.
  read: 's3:GetObject and s3:ListBucket',
  write: 's3:PutObject (and kms:GenerateDataKey for a KMS key)',
  list: 's3:ListBucket',
  remove: 's3:DeleteObject',
};

const denied = ({ bucket, operation }: S3Attempt): Cause => ({
  code: 's3-access-denied',
  what: `These credentials may not ${operation} in the bucket ${bucket}`,
  next: `Allow ${ACTIONS[operation]} on the bucket and its prefix.`,
});
const noCredentials = (): Cause => ({
  code: 's3-no-credentials',
  what: 'There are no AWS credentials',
  next: 'Run aws-actions/configure-aws-credentials before this step, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
});
const badCredentials = (): Cause => ({
  code: 's3-credentials-refused',
  what: 'The server does not accept these credentials',
  next: 'Check the access key and the secret key, and that they belong to this server.',
});
const expired = (): Cause => ({
  code: 's3-credentials-expired',
  what: 'The AWS credentials have expired',
  next: 'Get new ones right before this step, for example by aws-actions/configure-aws-credentials.',
});
const noBucket = ({ bucket }: S3Attempt): Cause => ({
  code: 's3-bucket-missing',
  what: `There is no bucket ${bucket}`,
  next: 'Create it, or correct the name, the endpoint or the region.',
});
const noRegion = (): Cause => ({ code: 's3-region-missing', what: 'No region is set', next: 'Set s3-region, or AWS_REGION in the environment.' });
const timedOut = ({ host }: S3Attempt): Cause => ({
  code: 's3-timeout',
  what: `${host} did not answer in time`,
  next: 'Run again; if it stays so, check the network, the proxy variables and the endpoint.',
});
const unreachable = ({ host }: S3Attempt): Cause => ({
  code: 's3-unreachable',
  what: `${host} cannot be reached`,
  next: 'Check s3-endpoint, the network and the proxy variables.',
});
const brokenOff = ({ host }: S3Attempt): Cause => ({
  code: 's3-connection-lost',
  what: `${host} broke off in the middle of an answer`,
  next: 'Run again; if it stays so, check the network and the proxy variables.',
});
const badTls = ({ host }: S3Attempt): Cause => ({
  code: 's3-certificate-refused',
  what: `The certificate of ${host} is not trusted`,
  next: 'Use a host with a valid certificate, or name your own authority in NODE_EXTRA_CA_CERTS.',
});
const clockSkew = (): Cause => ({
  code: 's3-clock-wrong',
  what: 'The clock of this machine is wrong',
  next: 'Set the clock: requests are signed with the time.',
});
const overloaded = ({ host }: S3Attempt): Cause => ({ code: 's3-unavailable', what: `${host} is failing or overloaded`, next: 'Run again later.' });
const kms = ({ operation }: S3Attempt): Cause => ({
  code: 's3-kms-refused',
  what: 'The KMS key cannot be used',
  next: `Check s3-kms-key-id, that the key is enabled, and allow ${operation === 'write' ? 'kms:GenerateDataKey' : 'kms:Decrypt'}.`,
});
const archived = (): Cause => ({
  code: 's3-object-archived',
  what: 'The object lies in an archive class',
  next: 'Restore it, or keep the store in a class that can be read at once.',
});
const unsupported = ({ operation }: S3Attempt): Cause => ({
  code: 's3-not-supported',
  what: `The server does not know how to ${operation} under these conditions`,
  next: 'Use a server with conditional writes (If-Match, If-None-Match), or set other s3-* inputs.',
});
const keyConflict = (): Cause => ({
  code: 'store-key-conflict',
  what: 'The server cannot hold a key that is the folder of another key',
  next: 'Remove the other object, or choose another prefix for the store.',
});
const notS3 = ({ host }: S3Attempt): Cause => ({
  code: 's3-answer-unreadable',
  what: `${host} does not answer as an S3 server`,
  next: 'Check s3-endpoint and the proxy variables.',
});
const damaged = (): Cause => ({
  code: 'store-object-corrupt',
  what: 'The bytes that arrived are not those that were sent',
  next: 'Run again; if it stays so, store the artifact again.',
});

const BY_NAME: Readonly<Record<string, (attempt: S3Attempt) => Cause>> = {
  AccessDenied: denied,
  AllAccessDisabled: denied,
  AccountProblem: denied,
  CredentialsProviderError: noCredentials,
  InvalidAccessKeyId: badCredentials,
  SignatureDoesNotMatch: badCredentials,
  XAdminUserNotFound: badCredentials,
  InvalidClientTokenId: badCredentials,
  InvalidToken: badCredentials,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  TokenRefreshRequired: expired,
  NoSuchBucket: noBucket,
  // Only the question for the bucket itself ends here: a missing object is a value.
  NotFound: noBucket,
  RegionMissing: noRegion,
  RequestTimeTooSkewed: clockSkew,
  SlowDown: overloaded,
  ServiceUnavailable: overloaded,
  InternalError: overloaded,
  TimeoutError: timedOut,
  RequestTimeout: timedOut,
  InvalidObjectState: archived,
  NotImplemented: unsupported,
  BadDigest: damaged,
  XAmzContentSHA256Mismatch: damaged,
  ObjectParentIsFile: keyConflict,
  ExistingObjectIsDirectory: keyConflict,
};

const BY_SYSTEM_CODE: Readonly<Record<string, (attempt: S3Attempt) => Cause>> = {
  ETIMEDOUT: timedOut,
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  ERR_STREAM_PREMATURE_CLOSE: brokenOff,
  ERR_PROXY_TUNNEL: unreachable,
  CERT_HAS_EXPIRED: badTls,
  DEPTH_ZERO_SELF_SIGNED_CERT: badTls,
  SELF_SIGNED_CERT_IN_CHAIN: badTls,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: badTls,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: badTls,
  ERR_TLS_CERT_ALTNAME_INVALID: badTls,
};

function byStatus(facts: ServiceError, attempt: S3Attempt): Cause {
  const { status } = facts;
  if (status === 401 || status === 403) return denied(attempt);
  if (status === 429 || (status !== null && status >= 500)) return overloaded(attempt);
  if (status !== null && status >= 400)
    return { code: 's3-request-refused', what: `${attempt.host} refused the request`, next: 'Check the s3-* inputs against the server.' };
  if (status !== null) return notS3(attempt);
  return { code: 's3-failed', what: `The request to ${attempt.host} failed`, next: 'Run again; if it stays so, report the code with the version of Sluice.' };
}

function evidence(facts: ServiceError): string {
  const parts = [
    facts.status === null ? null : `HTTP ${facts.status}`,
    facts.name === 'Error' ? null : facts.name,
    facts.systemCode === facts.name ? null : facts.systemCode,
    facts.attempts > 1 ? `after ${facts.attempts} attempts` : null,
    facts.requestId === null ? null : `request ${facts.requestId}`,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'the client gave no code';
}
