import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../scripts/build/bundle.ts';
import { differingFiles, listFiles } from '../scripts/build/differing-files.ts';
import { parseImports } from './support/parse-imports.ts';
import { ROOT } from './support/source-tree.ts';

const root = ROOT.replace(/[\\/]$/, '');
const scratch = mkdtempSync(join(tmpdir(), 'sluice-bundle-'));
const built = join(scratch, 'first');

beforeAll(() => bundle({ root, out: built }), 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const scripts = (): readonly string[] => listFiles(built).filter((file) => file.endsWith('.js'));
const read = (file: string): string => readFileSync(join(built, file), 'utf8');

/** Files that are loaded before the first line of `entry` runs. */
function loadedBy(entry: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const specifier of staticImports(file)) visit(posix.join(posix.dirname(file), specifier));
  };
  visit(entry);
  return [...seen].filter((file) => file !== entry).sort();
}

/** Imports of our own files that are not lazy. */
function staticImports(file: string): readonly string[] {
  return [...read(file).matchAll(/^(?:import|export)\b[^'"(]*["'](\.[^"']+)["']/gm)].map(([, specifier = '']) => specifier);
}

const vendors = (files: readonly string[]): readonly string[] => files.filter((file) => file.startsWith('vendor/') && file !== 'vendor/runtime.js');

describe('the bundle', () => {
  it('comes out the same twice', async () => {
    const again = join(scratch, 'again');
    await bundle({ root, out: again });
    expect(differingFiles(built, again)).toEqual([]);
  }, 120_000);

  it('leaves every vendor file as it is when a line of ours changes', async () => {
    const edited = join(scratch, 'edited');
    await bundle({
      root,
      out: edited,
      edit: (code, id) => (id.endsWith('/src/cli/run.ts') ? code.replace('const line =', "process.stderr.write('changed');\n  const line =") : code),
    });
    const changed = differingFiles(built, edited);
    expect(changed.length).toBeGreaterThan(0);
    expect(vendors(changed)).toEqual([]);
  }, 120_000);

  it('loads nothing but our own code to start the command line', () => {
    expect(vendors(loadedBy('cli.js'))).toEqual([]);
  });

  it('loads no store, cache or proxy client to start the action', () => {
    const heavy = ['actions-cache', 'ajv', 'aws-credentials', 'aws-sdk', 'sql-formatter', 'undici'].map((name) => `vendor/${name}.js`);
    expect(vendors(loadedBy('index.js')).filter((file) => heavy.includes(file))).toEqual([]);
  });

  it('lets no file import an entry, which would run it', () => {
    const importers = scripts().filter((file) => staticImports(file).some((specifier) => /^(cli|index)\.js$/.test(posix.join(posix.dirname(file), specifier))));
    expect(importers).toEqual([]);
  });

  it('imports nothing that is neither in it nor in Node', () => {
    const strangers = scripts().flatMap((file) =>
      parseImports(file, read(file))
        .filter((name) => !/^(\.|node:)/.test(name) && !BUILT_IN.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    const places = [root, homedir(), tmpdir()].filter((place) => place.length > 1 && place !== '/tmp');
    expect(listFiles(built).filter((file) => places.some((place) => read(file).includes(place)))).toEqual([]);
  });

  it('bundles packages under licences that allow it, and holds their texts', () => {
    const titles = [...read('licenses.txt').matchAll(/^(?:@[\w.-]+\/)?[\w.-]+ \d+\.\d+\.\d+\S* \((.+)\)$/gm)];
    const licences = new Set(titles.map(([, licence]) => licence));
    expect(titles.length).toBeGreaterThan(10);
    expect([...licences].filter((licence) => !ALLOWED.has(licence ?? ''))).toEqual([]);
  });

  it('stays below 5 MB', () => {
    const bytes = listFiles(built).reduce((sum, file) => sum + statSync(join(built, file)).size, 0);
    expect(bytes).toBeLessThan(5_000_000);
  });

  it('runs', () => {
    const { stdout, status } = spawnSync(process.execPath, [join(built, 'cli.js'), 'version'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^sluice \d+\.\d+\.\d+ /)]);
  });
});

/** Built-in modules that packages name without `node:`. */
const BUILT_IN: ReadonlySet<string> = new Set(process.getBuiltinModule('node:module').builtinModules);

const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  '(Apache-2.0 AND BSD-3-Clause)',
]);
