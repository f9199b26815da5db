import { sha256 } from '#kernel';
import type { Log, ObjectStore, StoredObject } from '#ports';
import { setTimeout as sleep } from 'node:timers/promises';

export interface CopyOptions {
  readonly log: Log;
  /** A folder for copies on their way, relative to the workspace. */
  readonly folder?: string;
  /** How long the cache service may take for one object. */
  readonly patienceMs?: number;
}

/** An object of the store that is to be copied. */
export type Original = Pick<StoredObject, 'content' | 'etag' | 'modifiedAt'>;

/** Copies of a store's objects in the Actions cache. Neither function ever fails. */
export interface Copies {
  save(key: string, object: Original): Promise<void>;
  restore(key: string): Promise<StoredObject | undefined>;
}

/** The format of keys and entries; entries of another format are never asked for. */
const FORMAT = 'sluice-1';
const FOLDER = '.sluice/cache';
const PATIENCE_MS = 30_000;

interface Shelf {
  readonly store: ObjectStore;
  readonly options: CopyOptions;
  readonly saved: Set<string>;
  /** Turns false with the first trouble: the client of the cache repeats each request for half a minute. */
  working: boolean;
}

export function openCopies(store: ObjectStore, options: CopyOptions): Copies {
  const shelf: Shelf = { store, options, saved: new Set(), working: true };
  return {
    save: (key, object) => save(shelf, key, object),
    restore: (key) => restore(shelf, key),
  };
}

async function save(shelf: Shelf, key: string, object: Original): Promise<void> {
  const { content, etag, modifiedAt } = object;
  const cacheKey = cacheKeyOf(shelf.store, key, object);
  if (!shelf.working || shelf.saved.has(cacheKey)) return;
  shelf.saved.add(cacheKey);
  const { saveCopy } = await import('./actions-cache.ts');
  const taken = await attempt(shelf, `saving ${key}`, () => saveCopy(folderOf(shelf, key), { cacheKey, content, facts: { etag, modifiedAt } }));
  if (taken !== false) return;
  shelf.working = false;
  shelf.options.log.warning(
    `The Actions cache did not take a copy of ${shelf.store.locate(key)}, as is usual where an event may only read it. Copies for the pull requests of forks come from pushes to the default branch.`,
  );
}

async function restore(shelf: Shelf, key: string): Promise<StoredObject | undefined> {
  if (!shelf.working) return undefined;
  const { restoreCopy } = await import('./actions-cache.ts');
  const copy = await attempt(shelf, `restoring ${key}`, () => restoreCopy(folderOf(shelf, key), prefixOf(shelf.store, key)));
  if (copy === undefined) return undefined;
  const digest = sha256(copy.content);
  if (copy.cacheKey.startsWith(prefixOf(shelf.store, key)) && copy.cacheKey.endsWith(`-${digest}`)) {
    return { key, bytes: copy.content.byteLength, ...copy.facts, content: copy.content, sha256: digest, verified: true, fromCache: true };
  }
  shelf.options.log.warning(`A copy of ${shelf.store.locate(key)} in the Actions cache is refused: its content is not what its key ${copy.cacheKey} says.`);
  return undefined;
}

async function attempt<T>(shelf: Shelf, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await inTime(work(), shelf.options.patienceMs ?? PATIENCE_MS);
  } catch (error) {
    shelf.working = false;
    shelf.options.log.warning(
      `The Actions cache is not used any more in this run: ${what} failed (${error instanceof Error ? error.message : String(error)}).`,
    );
    return undefined;
  }
}

// Object, etag and content are all in the key: entries cannot be overwritten, and the newest with the prefix is taken
// when no etag is known. A comma is not allowed in keys, so that everything is hashed.
function cacheKeyOf(store: ObjectStore, key: string, { etag, content }: Original): string {
  return `${prefixOf(store, key)}${sha256(etag ?? '').slice(0, 16)}-${sha256(content)}`;
}

const prefixOf = (store: ObjectStore, key: string): string => `${FORMAT}-${idOf(store, key)}-`;
const folderOf = ({ store, options }: Shelf, key: string): string => `${options.folder ?? FOLDER}/${idOf(store, key)}`;
const idOf = (store: ObjectStore, key: string): string => sha256(store.locate(key)).slice(0, 32);

async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  const timer = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Error(`no answer in ${patienceMs / 1000} s`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
