/** What can be told of an error from a network client without quoting it: its text may carry request details. */
export interface ServiceError {
  /** The service's own code, such as `NoSuchBucket`; the error's name otherwise. */
  readonly name: string;
  /** Node's code of a connection that failed, such as `ECONNREFUSED`. */
  readonly systemCode: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly attempts: number;
  /** The region a bucket really is in, when the service tells. */
  readonly bucketRegion: string | null;
}

/** Reads `error` as the AWS SDK and Node shape theirs. */
export function readServiceError(error: unknown): ServiceError {
  const metadata = field(error, '$metadata');
  const response = field(error, '$response');
  return {
    name: nameOf(error),
    systemCode: text(field(error, 'code')) ?? text(field(field(error, 'cause'), 'code')),
    status: number(field(metadata, 'httpStatusCode')) ?? number(field(response, 'statusCode')),
    requestId: text(field(metadata, 'requestId')),
    attempts: number(field(metadata, 'attempts')) ?? 1,
    bucketRegion: text(field(field(response, 'headers'), 'x-amz-bucket-region')) ?? text(field(error, 'Region')),
  };
}

// Two errors of the SDK have neither a name nor a code of their own.
function nameOf(error: unknown): string {
  const message = text(field(error, 'message')) ?? '';
  if (message === 'Region is missing') return 'RegionMissing';
  if (message.startsWith('Checksum mismatch')) return 'BadDigest';
  return text(field(error, 'name')) ?? 'Error';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
