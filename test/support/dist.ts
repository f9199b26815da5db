import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-tree.ts';

/** A file of the bundle, which end-to-end tests spawn. That it is fresh is checked apart, by `npm run check:dist`. */
export function distFile(name: 'cli.js' | 'index.js'): string {
  const file = join(ROOT, 'dist', name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing. Run npm run build first.`);
  return file;
}
