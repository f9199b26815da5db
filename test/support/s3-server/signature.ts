import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Call, header } from './call.ts';
import { S3Error } from './s3-error.ts';

export interface User {
  readonly accessKey: string;
  readonly secret: string;
  readonly sessionToken?: string;
  /** Actions this user may take, such as `s3:GetObject`; all when absent. */
  readonly actions?: readonly string[];
}

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
const SKEW_MS_MAX = 15 * 60 * 1000;

/**
 * The user who signed `call`, by "Signature Version 4: authenticating requests (Authorization header)" of Amazon S3.
 * Throws what S3 answers to a request that is not signed, signed wrongly, or signed for elsewhere.
 */
export function authenticate(call: Call, users: readonly User[], region: string): User {
  const authorization = header(call, 'authorization');
  if (authorization === undefined) throw new S3Error(403, 'AccessDenied');
  const [, accessKey, day = '', signedRegion = '', names = '', signature = ''] = AUTHORIZATION.exec(authorization) ?? [];
  if (accessKey === undefined) throw new S3Error(400, 'AuthorizationHeaderMalformed');
  const user = users.find((candidate) => candidate.accessKey === accessKey);
  if (user === undefined) throw new S3Error(403, 'InvalidAccessKeyId');
  if (signedRegion !== region) throw new S3Error(400, 'AuthorizationHeaderMalformed', { Region: region });
  const time = checkTime(call, day);
  checkSignedHeaders(call, names.split(';'));
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hash(canonicalRequest(call, names.split(';')))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>((previous, part) => hmac(previous, part), `AWS4${user.secret}`);
  if (!timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'))) throw new S3Error(403, 'SignatureDoesNotMatch');
  if (header(call, 'x-amz-security-token') !== user.sessionToken) throw new S3Error(400, 'ExpiredToken');
  return user;
}

function checkTime(call: Call, day: string): string {
  const time = header(call, 'x-amz-date') ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (parts === null || !time.startsWith(day)) throw new S3Error(403, 'AccessDenied');
  const [, year, month, date, hour, minute, second] = parts;
  const sentAt = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  if (Math.abs(Date.now() - sentAt) > SKEW_MS_MAX) throw new S3Error(403, 'RequestTimeTooSkewed');
  return time;
}

// What is not signed can be changed on the way: S3 asks for the host and every x-amz header.
function checkSignedHeaders(call: Call, names: readonly string[]): void {
  const needed = Object.keys(call.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (needed.some((name) => !names.includes(name)))
    throw new S3Error(403, 'AccessDenied', { HeadersNotSigned: needed.filter((name) => !names.includes(name)).join(', ') });
}

function canonicalRequest(call: Call, names: readonly string[]): string {
  const path = call.rawPath
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  const query = [...call.query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers = names.map((name) => `${name}:${(header(call, name) ?? '').trim().replace(/ +/g, ' ')}\n`).join('');
  return [call.method, path, query, headers, names.join(';'), header(call, 'x-amz-content-sha256') ?? ''].join('\n');
}

// AWS encodes everything but the unreserved characters of RFC 3986; encodeURIComponent leaves five more alone.
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
