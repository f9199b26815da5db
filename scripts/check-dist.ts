/** `npm run check:dist`: whether dist/ is what the sources build, byte for byte. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { differingFiles } from './build/differing-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const fresh = mkdtempSync(join(tmpdir(), 'sluice-dist-'));
try {
  await bundle({ root, out: fresh });
  const stale = differingFiles(join(root, 'dist'), fresh);
  for (const file of stale) console.error(`dist/${file} is not what the sources build. Run npm run build.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
