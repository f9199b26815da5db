import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Real artifacts of nine adapters, beside the repository where they are at hand; never part of it. */
export const published = join(import.meta.dirname, '../../../shared/data/artifacts');

/** Paths below `published`, sorted; empty where it is absent. */
export function findPublished(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: published }).sort();
}

export function bytesOfPublished(path: string): Uint8Array {
  return readFileSync(join(published, path));
}

export function jsonOfPublished<T>(path: string): T {
  return JSON.parse(gunzipSync(bytesOfPublished(path)).toString('utf8'));
}
