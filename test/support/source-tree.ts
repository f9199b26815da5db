import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Text by path; paths are relative to the root, with `/`. */
export type SourceTree = ReadonlyMap<string, string>;

/** Every file below `folder` whose path `wanted` accepts, sorted by path. */
export function readTree(folder: string, wanted: (path: string) => boolean = (path) => path.endsWith('.ts')): SourceTree {
  return new Map(
    listFiles(folder)
      .filter(wanted)
      .sort()
      .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
  );
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = posix.join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? listFiles(path) : [path];
  });
}
