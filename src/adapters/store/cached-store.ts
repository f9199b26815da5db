import type { ObjectStore } from '#ports';
import { type Refusal, ok, refuse } from '#kernel';
import { type CopyOptions, openCopies } from './cache-copies.ts';
import type { Env } from './store-options.ts';

export interface CacheOptions extends CopyOptions {
  readonly env?: Env;
}

/** Refusals of the store as a whole: asking it again in this run would only cost time. */
const CLOSED: ReadonlySet<string> = new Set([
  's3-no-credentials',
  's3-credentials-refused',
  's3-credentials-expired',
  's3-bucket-missing',
  's3-region-wrong',
  's3-region-missing',
  's3-timeout',
  's3-unreachable',
  's3-certificate-refused',
]);

/**
 * `store` with the Actions cache behind it: what was read or written is copied there, and served from there when the
 * store cannot be reached with the rights of this event, as for the pull request of a fork. The cache is always an
 * optimisation: whatever goes wrong with it is a warning. Outside a runner this is `store` itself.
 */
export function cachedStore(store: ObjectStore, options: CacheOptions): ObjectStore {
  const env = options.env ?? process.env;
  if ((env['ACTIONS_RESULTS_URL'] ?? env['ACTIONS_CACHE_URL'] ?? '') === '') return store;
  const copies = openCopies(store, options);
  let closed: Refusal | undefined;
  const read: ObjectStore['read'] = async (key) => {
    const answer = closed === undefined ? await store.read(key) : refuse(closed);
    if (answer.ok && answer.value !== undefined) await copies.save(key, answer.value);
    // Bytes that are not what was stored stay refused: an older copy would hide that somebody changed them.
    if (answer.ok || !/^(?:s3|https)-/.test(answer.refusals[0].code)) return answer;
    if (CLOSED.has(answer.refusals[0].code)) [closed] = answer.refusals;
    const copy = await copies.restore(key);
    return copy === undefined ? refuse(noCopy(answer.refusals[0])) : ok(copy);
  };
  const write: ObjectStore['write'] = async (key, content, condition) => {
    const outcome = await store.write(key, content, condition);
    if (outcome.ok && outcome.value.kind === 'stored') await copies.save(key, { content, etag: outcome.value.etag, modifiedAt: null });
    return outcome;
  };
  return { ...store, read, write };
}

function noCopy(refusal: Refusal): Refusal {
  return { ...refusal, code: 'store-copy-missing', why: `${refusal.why ?? refusal.code}; the Actions cache has no copy either` };
}
