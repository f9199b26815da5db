/** The emitted commands against real dbt: what they build on DuckDB is what was planned, upon production's relations. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installDbt } from '../../scripts/judges/python.ts';
import type { Minor } from '../../scripts/judges/versions.ts';
import { Warehouse } from './warehouse.ts';

/** A production build, on a machine that others use as well. */
const PATIENCE_MS = 600_000;

const MINORS: readonly Minor[] = ['1.12', '1.10', '1.8'];

/** Flags of `sluice plan`, and a name for them. The newest dbt answers them all, older ones every other. */
const SELECTIONS: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['what is modified itself, with the tests that read nothing else', ['--for', 'build', '--select', 'state:modified', '--indirect-selection', 'cautious']],
  ['everything that changed and what follows from it', ['--for', 'build']],
  ['its models', ['--for', 'run']],
  ['the same without tests', ['--for', 'build', '--exclude-resource-type', 'test', '--exclude-resource-type', 'unit_test']],
  ['its tests', ['--for', 'test', '--select', 'state:modified']],
  ['a part of it', ['--for', 'build', '--select', 'state:modified+', '--exclude', 'tag:finance+', '--exclude', 'test_type:unit']],
];

/** What dbt says of what went well; an exposure, which `build` takes along since 1.10, has nothing to do. */
const WELL: readonly string[] = ['success', 'pass', 'no-op'];

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

function whyMissing(minor: Minor): string | undefined {
  try {
    installDbt(minor);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

for (const minor of MINORS) {
  const missing = whyMissing(minor);

  describe.skipIf(missing !== undefined)(`real dbt ${minor}${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
    let shop: Warehouse;
    beforeAll(() => {
      shop = new Warehouse(minor);
    }, PATIENCE_MS);
    afterAll(() => rmSync(shop.folder, { recursive: true, force: true }));

    const planned = async (words: readonly string[]): Promise<readonly string[]> =>
      shop.executed(linesOf((await shop.plan('--format', 'ids', ...words)).stdout));

    it.each(SELECTIONS.filter((_, index) => minor === '1.12' || index % 2 === 1))('builds %s by either command', async (_, words) => {
      const expected = await planned(words);
      const commands = linesOf((await shop.plan('--format', 'commands', ...words)).stdout);
      expect([commands.length, expected.length > 0]).toEqual([2, true]);
      for (const command of commands) {
        const { results } = shop.build(command);
        expect([command, results.map(([id]) => id)]).toEqual([command, expected]);
        expect(results.filter(([, status]) => !WELL.includes(status))).toEqual([]);
      }
    });

    it('builds the plan by the selector line', async () => {
      const line = (await shop.plan('--format', 'selector', '--for', 'build')).stdout.trim();
      const { results } = shop.build(`dbt build --indirect-selection empty --select ${line} --defer --state ../state`);
      expect(results.map(([id]) => id)).toEqual(await planned(['--for', 'build']));
    });

    it("builds the plan by the selectors file, beside the project's own", async () => {
      const { stdout } = await shop.plan('--format', 'selectors', '--for', 'build');
      writeFileSync(join(shop.head, 'selectors.yml'), stdout);
      const { results } = shop.build('dbt build --selector sluice --defer --state ../state');
      expect(results.map(([id]) => id)).toEqual(await planned(['--for', 'build']));
      expect(shop.build('dbt build --selector staging_layer').results.length).toBeGreaterThan(0);
    });

    it('reads from production what the plan does not build', async () => {
      const [command = ''] = linesOf(
        (await shop.plan('--format', 'commands', '--for', 'build', '--select', 'revenue_daily', '--exclude', 'resource_type:test')).stdout,
      );
      expect(shop.build(command).results).toEqual([['model.shop.revenue_daily', 'success']]);
      // Its parent `orders` stands in production's schema alone.
      expect(shop.relations()).toEqual(['pr_7.revenue_daily']);
      expect(shop.build(command.replace(' --defer', '')).results).toEqual([['model.shop.revenue_daily', 'error']]);
    });

    it('has nothing to run where nothing is planned', async () => {
      const { stdout } = await shop.plan('--format', 'commands', '--for', 'build', '--select', 'state:modified,tag:nobody');
      const { status, results } = shop.build(stdout);
      expect([status, results, shop.relations()]).toEqual([0, [], []]);
    });
  });
}

const missing = whyMissing('1.12');

describe.skipIf(missing !== undefined)(`a plan too long for a command line${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  let shop: Warehouse;
  beforeAll(() => {
    const names = Array.from({ length: 100 }, (_, index) => `a_model_whose_name_is_as_long_as_names_become_in_projects_that_have_grown_for_years_${index}`);
    shop = new Warehouse('1.12', (tree) => new Map([...tree, ...names.map((name) => [`models/many/${name}.sql`, 'select 1 as id\n'] as const)]));
  }, PATIENCE_MS);
  afterAll(() => rmSync(shop.folder, { recursive: true, force: true }));

  it('is built by the selectors file that its commands ask for', async () => {
    const [asked = '', comment, named = ''] = linesOf((await shop.plan('--format', 'commands', '--for', 'run')).stdout);
    expect([comment?.startsWith('# The names are too long'), named]).toEqual([true, 'dbt run --selector sluice --defer --state ../state']);
    writeFileSync(join(shop.head, 'selectors.yml'), (await shop.plan('--format', 'selectors', '--for', 'run')).stdout);
    const expected = shop.executed(linesOf((await shop.plan('--format', 'ids', '--for', 'run')).stdout));
    expect(expected.length).toBeGreaterThan(100);
    for (const command of [asked, named]) expect(shop.build(command).results.map(([id]) => id)).toEqual(expected);
  });
});
