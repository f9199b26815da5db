/** Every published artifact is read, or refused with the code that it must be refused with. */
import { describe, expect, it } from 'vitest';
import { type Project, readCatalog, readManifest, readRunResults } from '#artifacts';
import { project } from '../support/project.ts';
import { codesOf, valueOf } from '../support/result.ts';
import { bytesOfPublished, findPublished, jsonOfPublished, whyNonePublished } from './published.ts';

type Section = Readonly<Record<string, unknown>>;
interface Raw {
  readonly metadata: { readonly dbt_schema_version: string; readonly dbt_version: string };
  readonly nodes?: Readonly<Record<string, { readonly config?: { readonly enabled?: boolean } }>>;
  readonly results?: readonly unknown[];
  readonly [section: string]: unknown;
}

/** What must not be read, and why: schemas that dbt refuses as well, and two files that were edited by hand. */
const REFUSED: Readonly<Record<string, string>> = {
  'openlineage-fixtures/bigquery-build/manifest.json.gz': 'manifest-schema-too-old',
  'openlineage-fixtures/bigquery-fail/manifest.json.gz': 'manifest-schema-too-old',
  'openlineage-fixtures/snowflake-large/manifest.json.gz': 'manifest-schema-too-old',
  'openlineage-fixtures/snowflake-tests/manifest.json.gz': 'manifest-field',
  'openlineage-fixtures/snowflake-tests/run_results.json.gz': 'run-results-field',
  'snowflake-dbt-constraints-v20/manifest.json.gz': 'manifest-schema-unknown',
};

const everything = findPublished('**/*.json.gz');
const named = (word: string): readonly string[] => everything.filter((path) => path.includes(word) && REFUSED[path] === undefined);
const readerOf = (path: string) => (path.includes('manifest') ? readManifest : path.includes('catalog') ? readCatalog : readRunResults);

const sizeOf = (section: unknown): number => Object.keys((section ?? {}) as Section).length;
const missing = whyNonePublished();
const titled = (title: string): string => (missing === undefined ? title : `${title} (SKIPPED: ${missing})`);

describe.skipIf(missing !== undefined)(titled('a published artifact'), () => {
  it.each(everything.filter((path) => REFUSED[path] === undefined))('is read: %s', (path) => {
    expect(codesOf(readerOf(path)(bytesOfPublished(path), path))).toEqual([]);
  });

  it.each(Object.entries(REFUSED))('is refused: %s as %s', (path, code) => {
    expect(codesOf(readerOf(path)(bytesOfPublished(path), path))).toEqual([code]);
  });

  it.each(named('manifest'))('gives every resource, macro and group of the file: %s', (path) => {
    const raw = jsonOfPublished<Raw>(path);
    expect(countsOf(valueOf(readManifest(bytesOfPublished(path), path)))).toEqual(countsIn(raw));
  });

  it.each(named('catalog'))('gives every table of the file: %s', (path) => {
    const raw = jsonOfPublished<Raw>(path);
    expect(valueOf(readCatalog(bytesOfPublished(path), path)).tables.size).toBe(sizeOf(raw.nodes) + sizeOf(raw['sources']));
  });

  it.each(named('run_results'))('gives every result of the file: %s', (path) => {
    const raw = jsonOfPublished<Raw>(path);
    expect(valueOf(readRunResults(bytesOfPublished(path), path)).results).toHaveLength(raw.results?.length ?? -1);
  });

  it('tells run results without execution data by their command', () => {
    const generated = named('run_results').filter((path) => valueOf(readRunResults(bytesOfPublished(path), path)).command === 'generate');
    expect(generated.length).toBeGreaterThan(0);
    expect(generated).toContain('bigquery-jaffle/old-schemas/run_results_v2_generate.json.gz');
  });

  it('of the Rust engine is told from those of dbt 1.x', () => {
    const rust = named('manifest').filter((path) => valueOf(readManifest(bytesOfPublished(path), path)).metadata.engine === 'v2');
    expect(rust).toEqual(['bouncer/dbt-20/manifest.json.gz']);
  });

  it('never points outside its project', () => {
    const notes = named('manifest').flatMap((path) => valueOf(readManifest(bytesOfPublished(path), path)).notes);
    expect(notes.filter((note) => !note.includes('section'))).toEqual([]);
  });
});

describe.skipIf(missing !== undefined)(titled('the project builder of the tests'), () => {
  const built = project()
    .model('orders', 'select 1')
    .seed('raw')
    .snapshot('history', 'select 1')
    .operation('start', 'select 1')
    .test('not_null', 'orders', 'id')
    .source('raw', 'events')
    .exposure('board')
    .metric('revenue')
    .semanticModel('orders', 'orders')
    .unitTest('adds', 'orders')
    .build();

  it('writes the configuration keys that dbt 1.12 writes', () => {
    const real = valueOf(readManifest(bytesOfPublished('bouncer/dbt-112/manifest.json.gz'), 'bouncer'));
    for (const type of new Set([...built.resources.values()].map(({ resourceType }) => resourceType))) {
      const configs = [...real.resources.values()].filter(({ resourceType }) => resourceType === type).map(({ config }) => Object.keys(config));
      const common = configs.reduce((keys, other) => keys.filter((key) => other.includes(key)));
      const own = [...built.resources.values()].find(({ resourceType }) => resourceType === type);
      expect([type, Object.keys(own?.config ?? {}).sort()]).toEqual([type, common.sort()]);
    }
  });
});

function countsOf(read: Project): Readonly<Record<string, number>> {
  return { resources: read.resources.size, disabled: read.disabled.size, macros: read.macros.size, groups: read.groups.size, selectors: read.selectors.size };
}

/** The same counts from the raw JSON, by the rules of dbt: no metrics before v10, nothing that is disabled. */
function countsIn(raw: Raw): Readonly<Record<string, number>> {
  const schema = Number(/v(\d+)\.json$/.exec(raw.metadata.dbt_schema_version)?.[1]);
  const sections = ['sources', 'exposures', 'semantic_models', 'saved_queries', 'unit_tests', 'functions', ...(schema >= 10 ? ['metrics'] : [])];
  const off = Object.values(raw.nodes ?? {}).filter(({ config }) => config?.enabled === false).length;
  const resources = sizeOf(raw.nodes) - off + sections.reduce((sum, section) => sum + sizeOf(raw[section]), 0);
  return {
    resources,
    disabled: sizeOf(raw['disabled']) + off,
    macros: sizeOf(raw['macros']),
    groups: sizeOf(raw['groups']),
    selectors: sizeOf(raw['selectors']),
  };
}
