import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const data = process.env['SLUICE_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data');

/** Real artifacts of nine adapters, beside the repository where they are at hand; never part of it. */
export const published = join(data, 'artifacts');

/** Why there are none; undefined when there are. Said aloud, so that a skipped judge is no silent one. */
export function whyNonePublished(): string | undefined {
  if (existsSync(published)) return undefined;
  const why = `${published} is absent; set SLUICE_SHARED_DATA to the folder of published data files`;
  console.warn(`NOT JUDGED by published artifacts: ${why}`);
  return why;
}

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
