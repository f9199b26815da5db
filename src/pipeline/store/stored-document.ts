import { type Refusal, type Result, ok, parseSha, refuse } from '#kernel';
import type { ObjectStore, PutCondition } from '#ports';
import * as z from 'zod/mini';

/** A document of ours in a store. A damaged one is told apart from a missing one, and keeps the token to replace it. */
export type Found<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'found'; readonly value: T; readonly etag: string | null; readonly fromCache: boolean }
  | { readonly kind: 'damaged'; readonly etag: string | null; readonly refusal: Refusal };

/** The document under `key`, as `schema` wants it. */
export async function readDocument<T>(store: ObjectStore, key: string, schema: z.ZodMiniType<T>): Promise<Result<Found<T>>> {
  const object = await store.read(key);
  if (!object.ok) return object;
  if (object.value === undefined) return ok({ kind: 'absent' });
  const { etag, content, fromCache = false } = object.value;
  const parsed = parseDocument(content, schema);
  if ('why' in parsed) return ok({ kind: 'damaged', etag, refusal: damaged(store.locate(key), parsed.why) });
  return ok({ kind: 'found', value: parsed.value, etag, fromCache });
}

/** The document or undefined; a damaged one is a refusal. */
export function refuseDamaged<T>(found: Result<Found<T>>): Result<Extract<Found<T>, { readonly kind: 'found' }> | undefined> {
  if (!found.ok) return found;
  if (found.value.kind === 'damaged') return refuse(found.value.refusal);
  return ok(found.value.kind === 'found' ? found.value : undefined);
}

/** Writes only over what was found, so that nobody else's write is lost. */
export function conditionOf(found: Found<unknown>): PutCondition {
  if (found.kind === 'absent') return { absent: true };
  return found.etag === null ? {} : { etag: found.etag };
}

function parseDocument<T>(content: Uint8Array, schema: z.ZodMiniType<T>): { readonly value: T } | { readonly why: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)));
    return parsed.success ? { value: parsed.data } : { why: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
  } catch {
    return { why: 'it is not JSON' };
  }
}

function damaged(uri: string, why: string): Refusal {
  return {
    kind: 'service',
    code: 'store-document-damaged',
    what: 'A document of the store cannot be read',
    where: { file: uri },
    why,
    next: 'Push the commit again: that writes the document anew.',
  };
}

/** A commit hash in a document. */
export const shaSchema = z.pipe(
  z.string(),
  z.transform((text: string, context) => {
    const sha = parseSha(text);
    if (sha !== undefined) return sha;
    context.issues.push({ code: 'custom', message: 'it is not a commit hash', input: text });
    return z.NEVER;
  }),
);

/** The name of a file beside a receipt: nothing that could lead to another folder. */
export const fileNameSchema = z.string().check(z.regex(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/));
export const digestSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** JSON for people to read as well, in bytes. */
export function encodeDocument(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
