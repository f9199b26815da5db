import type { ObjectFacts, ObjectStore } from '#ports';
import { type Refusal, type Result, ok, refuse } from '#kernel';
import { openAgents } from './http-agents.ts';
import { type HttpAnswer, RedirectRefused, getHttp } from './http-get.ts';
import { checkKey } from './object-key.ts';
import { readServiceError } from './service-error.ts';
import { PATIENCE, type StoreOptions } from './store-options.ts';

/** The code of the refusal to list: whoever reads a folder falls back to asking for the names that dbt writes. */
export const CANNOT_LIST = 'store-cannot-list';

/** A folder on a web server, to read from. The query of `base`, such as a signature, goes along and is never shown. */
export function httpsStore(base: URL, options: StoreOptions): Result<ObjectStore> {
  const agents = openAgents(options.env ?? process.env, options.log ?? null);
  if (!agents.ok) return agents;
  const uri = `${base.origin}${base.pathname}`.replace(/\/+$/, '');
  const locate = (key: string): string => `${uri}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const ask = async (key: string, method: 'GET' | 'HEAD'): Promise<Result<HttpAnswer | undefined>> => {
    const mistake = checkKey(key, uri);
    if (mistake !== undefined) return refuse(mistake);
    const url = new URL(locate(key) + base.search);
    const request = { url, method, agents: agents.value, patience: { ...PATIENCE, ...options.patience } };
    return getHttp(request).then(
      (answer) => judge(answer, locate(key)),
      (error: unknown) => refuse(explainHttpError(error, locate(key))),
    );
  };
  return ok({
    uri,
    locate,
    read: async (key) => mapFound(await ask(key, 'GET'), (answer) => ({ ...factsOf(key, answer), content: answer.body, verified: false })),
    head: async (key) => mapFound(await ask(key, 'HEAD'), (answer) => factsOf(key, answer)),
    write: async (key) => refuse(readOnly(locate(key))),
    remove: async (key) => refuse(readOnly(locate(key))),
    list: async () => refuse(cannotList(uri)),
  });
}

function mapFound<T>(found: Result<HttpAnswer | undefined>, read: (answer: HttpAnswer) => T): Result<T | undefined> {
  return found.ok ? ok(found.value && read(found.value)) : found;
}

function factsOf(key: string, { headers, body }: HttpAnswer): ObjectFacts {
  const modified = headers['last-modified'] === undefined ? Number.NaN : Date.parse(headers['last-modified']);
  return {
    key,
    bytes: body.byteLength > 0 ? body.byteLength : Number(headers['content-length'] ?? 0),
    etag: headers.etag ?? null,
    modifiedAt: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
    sha256: null,
  };
}

function judge(answer: HttpAnswer, uri: string): Result<HttpAnswer | undefined> {
  if (answer.status === 404 || answer.status === 410) return ok(undefined);
  if (answer.status >= 200 && answer.status < 300) return ok(answer);
  const why = `HTTP ${answer.status}${answer.attempts > 1 ? `, after ${answer.attempts} attempts` : ''}`;
  const where = { file: uri };
  if (answer.status === 401 || answer.status === 403) {
    return refuse({
      kind: 'service',
      code: 'https-access-denied',
      what: 'The web server does not let us read this',
      where,
      why,
      next: 'Use a URL that can be read without signing in, or an S3 location.',
    });
  }
  return refuse({
    kind: 'service',
    code: 'https-unavailable',
    what: 'The web server did not give the file',
    where,
    why,
    next: 'Run again later, or check the URL.',
  });
}

function explainHttpError(error: unknown, uri: string): Refusal {
  const where = { file: uri };
  if (error instanceof RedirectRefused) {
    return {
      kind: 'service',
      code: 'https-redirect-refused',
      what: 'The web server redirects in a circle or to a place without https',
      where,
      next: 'Give the final URL.',
    };
  }
  const { systemCode, name } = readServiceError(error);
  return {
    kind: 'service',
    code: systemCode === 'ETIMEDOUT' ? 'https-timeout' : 'https-unreachable',
    what: systemCode === 'ETIMEDOUT' ? 'The web server did not answer in time' : 'The web server cannot be read',
    where,
    why: systemCode ?? name,
    next: 'Check the URL, the network and the proxy variables.',
  };
}

function readOnly(uri: string): Refusal {
  return {
    kind: 'usage',
    code: 'store-read-only',
    what: 'An https location can only be read',
    where: { file: uri },
    next: 'Write to a directory or an s3:// location.',
  };
}

function cannotList(uri: string): Refusal {
  return {
    kind: 'service',
    code: CANNOT_LIST,
    what: 'A web server cannot list its files',
    where: { file: uri },
    next: 'Name the file, or use a directory or an s3:// location.',
  };
}
