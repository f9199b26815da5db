import type { Refusal, Result } from '#kernel';

/** What a search for a baseline has met so far: nothing that fails on the way is passed over in silence. */
export interface Trail {
  readonly notes: string[];
  readonly trouble: Refusal[];
  /** True once the store as a whole is out of reach: asking it for more would only cost time. */
  storeClosed: boolean;
}

export const newTrail = (): Trail => ({ notes: [], trouble: [], storeClosed: false });

/**
 * Codes of refusals that may concern one object alone. S3 answers 403 for a missing object to those who may not list,
 * and a copy in the cache may be missing for this object only.
 */
const UNCLEAR: ReadonlySet<string> = new Set(['s3-access-denied', 'store-copy-missing']);
const ONE_OBJECT: ReadonlySet<string> = new Set([
  ...UNCLEAR,
  'store-object-corrupt',
  'store-file-missing',
  'store-document-damaged',
  'store-link-outside',
  's3-object-archived',
]);

/** Whether `result` may stand for nothing more than absence. */
export function mayBeAbsent(result: Result<unknown>): boolean {
  return !result.ok && result.refusals.every((refusal) => UNCLEAR.has(refusal.code));
}

/** The value of `result`; when it was refused, undefined and a note that begins with `what`. */
export function tell<T>(trail: Trail, what: string, result: Result<T>): T | undefined {
  if (result.ok) return result.value;
  for (const refusal of result.refusals) {
    trail.trouble.push(refusal);
    trail.notes.push(`${what}: ${lowerFirst(refusal.what)}${refusal.why === undefined ? '' : ` (${refusal.why})`}. ${refusal.next}`);
  }
  return undefined;
}

/** As `tell`, for an answer of the store: a refusal that is not about one object closes it. */
export function tellStore<T>(trail: Trail, what: string, result: Result<T>): T | undefined {
  if (!result.ok && result.refusals.some((refusal) => !ONE_OBJECT.has(refusal.code))) trail.storeClosed = true;
  return tell(trail, what, result);
}

/** A sentence as it goes on after a colon; words in capitals stay as they are. */
export function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
