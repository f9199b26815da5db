import type { ObjectFacts } from '#ports';
import { type Result, byText, ok } from '#kernel';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_FOLDER, realInside } from './directory-layout.ts';
import { factsOf, statFile } from './directory-read.ts';
import { hasCode } from './file-lock.ts';

/** Every object below `root` whose key begins with `prefix`. Links that lead out of the root are no objects. */
export async function listObjects(root: string, prefix: string, limit = Number.POSITIVE_INFINITY): Promise<Result<readonly ObjectFacts[]>> {
  const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  const home = await realInside(root, join(root, folder));
  const keys = typeof home === 'string' ? await keysBelow(root, folder) : [];
  const facts: ObjectFacts[] = [];
  for (const key of keys.filter((candidate) => candidate.startsWith(prefix)).sort(byText)) {
    if (facts.length >= limit) break;
    const stats = await statFile(join(root, key));
    if (stats !== undefined) facts.push(factsOf(key, stats));
  }
  return ok(facts);
}

async function keysBelow(root: string, folder: string): Promise<string[]> {
  const keys: string[] = [];
  for (const entry of await entriesOf(join(root, folder))) {
    const key = folder + entry.name;
    if (key === OWN_FOLDER) continue;
    if (entry.isDirectory()) for (const below of await keysBelow(root, `${key}/`)) keys.push(below);
    else if (entry.isFile() || (await isFileInside(root, key))) keys.push(key);
  }
  return keys;
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

async function isFileInside(root: string, key: string): Promise<boolean> {
  const real = await realInside(root, join(root, key));
  return typeof real === 'string' && (await statFile(real)) !== undefined;
}
