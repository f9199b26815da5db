import type { ObjectStore } from '#ports';
import { type Refusal, type Result, refuse } from '#kernel';
import { resolve } from 'node:path';
import { headObject, readObject } from './directory-read.ts';
import { removeObject, writeObject } from './directory-write.ts';
import { type Entry, OWN_FOLDER, pathsOf } from './directory-layout.ts';
import { explainFileError } from './file-refusal.ts';
import { listObjects } from './directory-list.ts';
import { checkKey, checkPrefix } from './object-key.ts';

/**
 * A directory as a full object store: writes are atomic and conditional, and the sha256 of each object is kept under
 * `.sluice/sha256`, where `sha256sum -c` can check it. A directory that does not exist yet is an empty store.
 */
export function directoryStore(directory: string, uri = directory): ObjectStore {
  const root = resolve(directory);
  const locate = (key: string): string => `${uri.replace(/\/+$/, '')}/${key}`;
  const guard = async <T>(where: string, mistake: Refusal | undefined, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    mistake ? refuse(mistake) : work().catch((error: unknown) => refuse(explainFileError(error, where)));
  const on = <T>(key: string, work: (entry: Entry) => Promise<Result<T>>): Promise<Result<T>> =>
    guard(locate(key), checkKey(key, uri) ?? checkReserved(key, uri), () => work({ root, key, uri: locate(key), paths: pathsOf(root, key) }));
  return {
    uri,
    locate,
    read: (key) => on(key, readObject),
    head: (key) => on(key, headObject),
    write: (key, content, condition = {}) => on(key, (entry) => writeObject(entry, content, condition)),
    remove: (key) => on(key, removeObject),
    list: (prefix, limit) => guard(locate(prefix), checkPrefix(prefix, uri), () => listObjects(root, prefix, limit)),
  };
}

function checkReserved(key: string, uri: string): Refusal | undefined {
  if (key.split('/')[0] !== OWN_FOLDER) return undefined;
  return {
    kind: 'usage',
    code: 'store-key-reserved',
    what: `The folder ${OWN_FOLDER} belongs to the store itself`,
    where: { file: uri },
    next: 'Use another key.',
  };
}
