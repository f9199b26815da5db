import type { Result, Sha } from '#kernel';
import type { ObjectStore } from '#ports';
import * as z from 'zod/mini';
import { refKey, sortKeys } from './layout.ts';
import { type Found, digestSchema, encodeDocument, fileNameSchema, readDocument, shaSchema } from './stored-document.ts';

const pointerSchema = z.object({
  schema: z.literal('sluice/ref/v1'),
  branch: z.string(),
  sha: shaSchema,
  dbt_version: z.nullable(z.string()),
  generated_at: z.nullable(z.string()),
  sha256: z.record(fileNameSchema, digestSchema),
});

/** Which commit's artifacts are the newest of a branch. */
export interface Pointer {
  readonly schema: 'sluice/ref/v1';
  readonly branch: string;
  readonly sha: Sha;
  readonly dbt_version: string | null;
  readonly generated_at: string | null;
  /** Of each stored file of the commit. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** The pointer of `branch`. */
export function readPointer(store: ObjectStore, branch: string): Promise<Result<Found<Pointer>>> {
  return readPointerAt(store, refKey(branch));
}

/** The pointer under a key that a list gave. */
export function readPointerAt(store: ObjectStore, key: string): Promise<Result<Found<Pointer>>> {
  return readDocument<Pointer>(store, key, pointerSchema);
}

export function encodePointer(pointer: Pointer): Uint8Array {
  return encodeDocument({ ...pointer, sha256: sortKeys(pointer.sha256) });
}
