import type { Location } from '#ports';
import { type Refusal, type Result, ok, refuse } from '#kernel';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { directoryStore } from './directory-store.ts';
import { explainFileError } from './file-refusal.ts';
import { hasCode } from './file-lock.ts';
import { openStore } from './open-store.ts';
import type { StoreOptions } from './store-options.ts';

const OBJECT_NAME = /\.(?:json|gz|zst)$/i;

/**
 * The file, object, directory or prefix that a user named. On this machine the file system tells which it is;
 * elsewhere the name does: artifacts end in `.json`, `.json.gz` or `.json.zst`.
 */
export async function openLocation(uri: string, options: StoreOptions = {}): Promise<Result<Location>> {
  const store = openStore(uri, options);
  if (!store.ok) return store;
  if (!/^(?:s3|https?):/i.test(uri)) return openPath(uri);
  const name = nameOf(uri);
  if (name === undefined) return ok({ uri: store.value.uri, store: store.value, key: '', kind: 'folder' });
  const parent = openStore(name.folder, options);
  return parent.ok ? ok({ uri: store.value.uri, store: parent.value, key: name.key, kind: 'object' }) : parent;
}

// The query of a URL, such as a signature, stays with the folder: the store sends it along with every key.
function nameOf(uri: string): { readonly folder: string; readonly key: string } | undefined {
  const [, folder, name, query = ''] = /^([^?]+:\/\/[^?]+)\/([^/?]+)(\?.*)?$/.exec(uri) ?? [];
  if (folder === undefined || name === undefined || !OBJECT_NAME.test(name)) return undefined;
  return { folder: folder + query, key: uri.startsWith('http') ? decode(name) : name };
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function openPath(uri: string): Promise<Result<Location>> {
  const path = /^file:/i.test(uri) ? fileURLToPath(uri) : uri;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return ok({ uri, store: directoryStore(path, uri), key: '', kind: 'folder' });
    return ok({ uri, store: directoryStore(dirname(path), dirname(uri)), key: basename(path), kind: 'object' });
  } catch (error) {
    return refuse(hasCode(error, 'ENOENT', 'ENOTDIR') ? missing(uri) : explainFileError(error, uri));
  }
}

function missing(uri: string): Refusal {
  return {
    kind: 'input',
    code: 'location-missing',
    what: 'There is no such file or directory',
    where: { file: uri },
    next: 'Check the path and the working directory; `dbt parse` writes target/manifest.json.',
  };
}
