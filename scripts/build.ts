import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './build/bundle.ts';
import { listFiles } from './build/differing-files.ts';

// `npm run build`: writes dist/, or the folder that is named.
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const out = process.argv[2] ?? join(root, 'dist');

await bundle({ root, out });

const files = listFiles(out);
const bytes = files.reduce((sum, file) => sum + statSync(join(out, file)).size, 0);
console.log(`${files.length} files, ${Math.round(bytes / 1000)} kB`);
