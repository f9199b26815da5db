import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalog, readFreshness, readManifest, readRunResults } from '#artifacts';
import { selectResources } from '#selection';
import { compareProjects } from '#state';
import { parseMinor } from '../../scripts/judges/versions.ts';
import { artifactsDirectory, projectsDirectory, writtenNames } from '../../scripts/oracle/tree.ts';
import { valueOf } from '../support/result.ts';

const pairs = writtenNames.flatMap((project) =>
  readdirSync(join(projectsDirectory, project, 'artifacts')).flatMap((name) => {
    const minor = parseMinor(name);
    return minor === undefined ? [] : [{ project, minor, directory: artifactsDirectory(project, minor) }];
  }),
);

const wholeChange = {
  select: ['state:modified+'],
  exclude: [],
  indirectSelection: 'eager',
  resourceTypes: [],
  excludeResourceTypes: [],
  command: 'ls',
} as const;

describe.each(pairs)('the pull request of $project, built by dbt $minor', ({ directory }) => {
  const bytes = (name: string): Uint8Array => readFileSync(join(directory, name));
  const manifest = (side: string) => valueOf(readManifest(bytes(`${side}/manifest.json.gz`), side));

  it('selects what dbt ls --select state:modified+ lists', () => {
    const [base, head] = [manifest('base'), manifest('head')];
    const diff = valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: 'auto' }));
    const selection = valueOf(selectResources({ head, diff, request: wholeChange }));
    const expected = readFileSync(join(directory, 'state-modified.txt'), 'utf8').trimEnd().split('\n');
    expect(selection.entries.map(({ id }) => id)).toEqual(expected);
  });

  it.each(['base', 'head'])('has a catalog and run results of all that was built: %s', (side) => {
    const catalog = valueOf(readCatalog(bytes(`${side}/catalog.json.gz`), side));
    const runResults = valueOf(readRunResults(bytes(`${side}/run_results.json.gz`), side));
    expect(runResults.command).toBe('build');
    const relations = runResults.results.filter(({ id, status }) => /^(model|seed|snapshot)\./.test(id) && status === 'success').map(({ id }) => id);
    expect([...catalog.tables.keys()].filter((id) => !id.startsWith('source.')).sort()).toEqual(relations.sort());
  });

  it('names no path and no user of the machine that built it', () => {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.gz'));
    const texts = files.map((name) => gunzipSync(bytes(name)).toString('utf8'));
    expect(texts.flatMap((text) => text.match(/\/(?:tmp|root|home|Users|work|var)\/[\w./-]*/g) ?? [])).toEqual([]);
  });
});

it('has freshness of the sources of the shop', () => {
  const freshness = valueOf(readFreshness(readFileSync(join(artifactsDirectory('shop', '1.12'), 'base/sources.json.gz')), 'base'));
  expect(freshness.results.map(({ id, status }) => [id, status])).toEqual([
    ['source.shop.raw.customers', 'pass'],
    ['source.shop.raw.orders', 'pass'],
    ['source.shop.raw.payments', 'warn'],
  ]);
});
