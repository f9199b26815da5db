import type { Refusal } from '#kernel';
import {
  type Cause,
  type S3Attempt,
  archived,
  badCredentials,
  badTls,
  brokenOff,
  clockSkew,
  damaged,
  denied,
  expired,
  keyConflict,
  kms,
  noBucket,
  noCredentials,
  noRegion,
  notS3,
  overloaded,
  timedOut,
  unreachable,
  unsupported,
} from './s3-causes.ts';
import { type ServiceError, readServiceError } from './service-error.ts';

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
