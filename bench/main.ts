/** `npm run bench -- NAME`: figures of one run on this machine, as ratios. Nothing here fails because something is slow. */
import { join } from 'node:path';
import { benchStartup } from './startup.ts';
import { benchState } from './state.ts';

const dist = process.env['SLUICE_DIST'] ?? join(import.meta.dirname, '../dist');
const BENCHES: Readonly<Record<string, () => void>> = { startup: () => benchStartup(dist), state: () => benchState(dist) };

const [name = 'startup'] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`There is no benchmark ${name}: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else {
  bench();
}
