import type { Result, Sha } from '#kernel';
import type { ObjectStore } from '#ports';
import * as z from 'zod/mini';
import { receiptKey, sortKeys } from './layout.ts';
import { type Found, digestSchema, encodeDocument, fileNameSchema, readDocument, shaSchema } from './stored-document.ts';

const storedFileSchema = z.object({
  sha256: digestSchema,
  bytes: z.int().check(z.nonnegative()),
  content_sha256: digestSchema,
});
const receiptSchema = z.object({
  schema: z.literal('sluice/receipt/v1'),
  sha: shaSchema,
  role: z.enum(['production', 'review']),
  dbt_version: z.nullable(z.string()),
  generated_at: z.nullable(z.string()),
  stored_at: z.string(),
  files: z.record(fileNameSchema, storedFileSchema),
});

export interface StoredFile {
  /** Of the bytes as they lie in the store, for `sha256sum`. */
  readonly sha256: string;
  readonly bytes: number;
  /** Of the bytes before they were compressed: tells whether two pushes are equal. */
  readonly content_sha256: string;
}

/**
 * What is stored of one commit. Its presence makes the commit complete. `role` keeps what a pull request stored from
 * ever serving as a baseline, also when its head becomes a commit of the branch by a fast-forward.
 */
export interface Receipt {
  readonly schema: 'sluice/receipt/v1';
  readonly sha: Sha;
  readonly role: 'production' | 'review';
  /** Of the manifest, as is `generated_at`. */
  readonly dbt_version: string | null;
  readonly generated_at: string | null;
  readonly stored_at: string;
  readonly files: Readonly<Record<string, StoredFile>>;
}

/** The receipt of `sha`. */
export function readReceipt(store: ObjectStore, sha: Sha): Promise<Result<Found<Receipt>>> {
  return readDocument<Receipt>(store, receiptKey(sha), receiptSchema.check(z.refine((receipt) => receipt.sha === sha, 'it is the receipt of another commit')));
}

export function encodeReceipt(receipt: Receipt): Uint8Array {
  return encodeDocument({ ...receipt, files: sortKeys(receipt.files) });
}
