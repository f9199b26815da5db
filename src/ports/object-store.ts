import type { Result } from '#kernel';

/** What a store knows of an object without reading it. */
export interface ObjectFacts {
  readonly key: string;
  readonly bytes: number;
  /** A token for conditional requests, opaque: never compared with a digest. */
  readonly etag: string | null;
  readonly modifiedAt: string | null;
  /** Our own digest as it is kept beside the object, in hexadecimal. Lists do not carry it; null when someone else wrote the object. */
  readonly sha256?: string | null;
}

export interface StoredObject extends ObjectFacts {
  readonly content: Uint8Array;
  /** True when our own sha256 was kept beside the object and equals the content's; a difference is a refusal. */
  readonly verified: boolean;
  /** True when a copy was served because the store itself could not be read. */
  readonly fromCache?: boolean;
}

export interface PutCondition {
  /** Write only when no object has this key. */
  readonly absent?: boolean;
  /** Write only when the object still has this etag. */
  readonly etag?: string;
}

export type PutOutcome = { readonly kind: 'stored'; readonly etag: string | null } | { readonly kind: 'conflict' };

/**
 * Whole objects under text keys, `/` between the parts. A key is never a prefix folder of another key.
 * Implementations keep our own sha256 beside each object and verify it when reading; a difference is a refusal.
 * Absence is a value (undefined); everything else that keeps us from the bytes is a refusal of kind `service`.
 */
export interface ObjectStore {
  /** The URI of the store's root, without credentials. */
  readonly uri: string;
  /** The full URI of one object, for messages and outputs. */
  locate(key: string): string;
  read(key: string): Promise<Result<StoredObject | undefined>>;
  head(key: string): Promise<Result<ObjectFacts | undefined>>;
  /** Never leaves a part of the content visible. */
  write(key: string, content: Uint8Array, condition?: PutCondition): Promise<Result<PutOutcome>>;
  /** Every object whose key begins with `prefix`, sorted by key; with a limit, at most that many of the first. */
  list(prefix: string, limit?: number): Promise<Result<readonly ObjectFacts[]>>;
  /** Removing what is not there is no mistake. */
  remove(key: string): Promise<Result<void>>;
}

/** A place that a user named: one object of a store, or a folder in it (an empty key is the whole store). */
export interface Location {
  readonly uri: string;
  readonly store: ObjectStore;
  readonly key: string;
  readonly kind: 'object' | 'folder';
}

/** Turns what a user wrote (path, `file://`, `s3://`, `https://`) into a place that can be read. */
export type OpenLocation = (uri: string) => Promise<Result<Location>>;
