import { type Refusal, type Result, collect, ok, refuse } from '#kernel';
import type { Log } from '#ports';
import { parseServerUrl } from './endpoint.ts';
import { checkKey } from './object-key.ts';
import { type Env, PATIENCE, type Patience, type S3Options, type StoreOptions } from './store-options.ts';

const ENCRYPTIONS = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;
type Encryption = (typeof ENCRYPTIONS)[number];

/** Everything an S3 store needs, checked. */
export interface S3Settings {
  readonly bucket: string;
  /** Without slashes at either end; empty for the whole bucket. */
  readonly prefix: string;
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly forcePathStyle: boolean;
  /**
   * Newer SDKs add a CRC32 to each request, which many compatible servers refuse; there our own sha256 is the
   * check. Null leaves the choice to the SDK and its environment.
   */
  readonly checksums: 'WHEN_REQUIRED' | null;
  readonly encryption: Encryption | null;
  readonly kmsKeyId: string | null;
  readonly pageSize: number | null;
  readonly patience: Patience;
  readonly env: Env;
  readonly log: Log | null;
}

/** The settings for `s3://bucket/prefix` under `options` and the SDK's own environment variables; all mistakes at once. */
export function readS3Settings(uri: string, options: StoreOptions): Result<S3Settings> {
  const env = options.env ?? process.env;
  const s3 = options.s3 ?? {};
  const place = parseS3Uri(uri);
  const endpoint = readEndpoint(s3, env, options.allowHttp ?? false);
  const encryption = readEncryption(s3);
  const all = collect<unknown>([place, endpoint, encryption]);
  if (!all.ok) return all;
  if (!place.ok || !endpoint.ok || !encryption.ok) return all.ok ? refuse(badUri('it cannot be read')) : all;
  return ok({
    ...place.value,
    endpoint: endpoint.value,
    region: text(s3.region) ?? text(env['AWS_REGION']) ?? text(env['AWS_DEFAULT_REGION']) ?? (endpoint.value === null ? null : 'us-east-1'),
    forcePathStyle: s3.forcePathStyle ?? endpoint.value !== null,
    checksums: endpoint.value !== null && env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined ? 'WHEN_REQUIRED' : null,
    encryption: encryption.value,
    kmsKeyId: text(s3.kmsKeyId) ?? null,
    pageSize: s3.pageSize ?? null,
    patience: { ...PATIENCE, ...options.patience },
    env,
    log: options.log ?? null,
  });
}

function parseS3Uri(uri: string): Result<{ readonly bucket: string; readonly prefix: string }> {
  const [bucket = '', ...parts] = uri.slice('s3://'.length).split('/');
  if (bucket.includes('@')) return refuse(badUri('it carries credentials, which come from the environment instead'));
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/.test(bucket)) return refuse(badUri(`${JSON.stringify(bucket)} is no bucket name`));
  const prefix = parts.join('/').replace(/^\/+|\/+$/g, '');
  const wrong = prefix === '' ? undefined : checkKey(prefix, `s3://${bucket}`);
  return wrong === undefined ? ok({ bucket, prefix }) : refuse(badUri(wrong.why ?? wrong.what));
}

function badUri(why: string): Refusal {
  return { kind: 'usage', code: 'store-uri-invalid', what: 'The S3 location cannot be used', why, next: 'Write it as s3://bucket/prefix.' };
}

// The SDK follows these variables as well; reading them here subjects them to the same checks as the input.
function readEndpoint(s3: S3Options, env: Env, allowHttp: boolean): Result<string | null> {
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true';
  const fromEnv = ignored ? undefined : (text(env['AWS_ENDPOINT_URL_S3']) ?? text(env['AWS_ENDPOINT_URL']));
  const given = text(s3.endpoint) ?? fromEnv;
  if (given === undefined) return ok(null);
  const url = parseServerUrl(given, { allowHttp, input: text(s3.endpoint) === undefined ? 'AWS_ENDPOINT_URL' : 's3-endpoint' });
  return url.ok ? ok(url.value.href) : url;
}

function readEncryption(s3: S3Options): Result<Encryption | null> {
  const given = text(s3.sse);
  const known = ENCRYPTIONS.find((name) => name === given);
  if (given !== undefined && known === undefined) {
    return refuse(encryptionMistake(`${JSON.stringify(given)} is no S3 encryption`, `Set s3-sse to ${ENCRYPTIONS.join(', ')} or leave it out.`));
  }
  if (text(s3.kmsKeyId) !== undefined && (known === undefined || known === 'AES256')) {
    return refuse(encryptionMistake('s3-kms-key-id is given, but s3-sse does not ask for KMS', 'Set s3-sse to aws:kms, or leave the key out.'));
  }
  return ok(known ?? null);
}

function encryptionMistake(why: string, next: string): Refusal {
  return { kind: 'usage', code: 's3-encryption-invalid', what: 'The encryption asked for cannot be used', why, next };
}

function text(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
