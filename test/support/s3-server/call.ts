import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as S3 sees it: bucket and key taken from a path-style URL. */
export interface Call {
  readonly method: string;
  /** The path as it was sent, still encoded. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bucket: string;
  readonly key: string;
  readonly body: Buffer;
}

export async function readCall(request: IncomingMessage): Promise<Call> {
  const [rawPath = '/', rawQuery = ''] = (request.url ?? '/').split('?', 2);
  const [bucket = '', ...parts] = rawPath.slice(1).split('/').map(decodeURIComponent);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? '',
    rawPath,
    query: new URLSearchParams(rawQuery),
    headers: request.headers,
    bucket,
    key: parts.join('/'),
    body: Buffer.concat(chunks),
  };
}

export function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
