import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files that lie in one of two folders only, or with other bytes, sorted. */
export function differingFiles(before: string, after: string): readonly string[] {
  const all = new Set([...listFiles(before), ...listFiles(after)]);
  return [...all].filter((file) => readIfThere(join(before, file)) !== readIfThere(join(after, file))).sort();
}

/** Every file below a folder, relative to it, with `/`. */
export function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return entries.filter((entry) => statSync(join(folder, entry)).isFile()).map((entry) => entry.replaceAll('\\', '/'));
}

const readIfThere = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'latin1') : undefined);
