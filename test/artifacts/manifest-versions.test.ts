import { describe, expect, it } from 'vitest';
import { entryJson } from '../support/artifact-json.ts';
import { read, readEntry } from './helpers.ts';

const ORDERS = 'model.shop.orders';
const RAW = 'seed.shop.raw';
const METRIC = 'metric.shop.revenue';
const WHERE = { where_sql_template: '{{ Dimension("order__paid") }}' };

const metricEntry = (fields = {}) => entryJson(METRIC, { label: 'Revenue', type: 'simple', type_params: {}, ...fields });

describe('a manifest of dbt 1.0 to 1.2 (v4 to v6)', () => {
  const written = { schema: 6, dbt: '1.2.6' };

  it('has its SQL under the former names', () => {
    const model = readEntry('nodes', ORDERS, { raw_sql: 'select 1', compiled_sql: 'select 2' }, written);
    expect(model).toMatchObject({ rawCode: 'select 1', compiledCode: 'select 2' });
  });

  it('takes the class defaults for all that came later', () => {
    expect(readEntry('nodes', ORDERS, { raw_sql: 'select 1' }, written)).toMatchObject({
      access: 'protected',
      version: null,
      latestVersion: null,
      deprecationDate: null,
      group: null,
      contract: { enforced: false, aliasTypes: true, checksum: null },
      constraints: [],
      primaryKey: [],
      language: 'sql',
      unrenderedConfig: {},
    });
  });

  it('loses its metrics, disabled ones too', () => {
    const project = read({ metrics: { [METRIC]: { model: 'ref("orders")' } }, disabled: { 'metric.shop.off': [{ resource_type: 'metric' }] } }, written);
    expect([project.resources.size, project.disabled.size]).toEqual([0, 0]);
  });

  it('has no groups, semantic models, saved queries, unit tests or functions', () => {
    const project = read({ nodes: entryJson(ORDERS) }, written);
    expect([project.resources.size, project.groups.size, project.notes]).toEqual([1, 0, []]);
  });
});

describe('a seed', () => {
  const compiled = { compiled_code: 'select 1', language: 'sql', relation_name: '"dev"."raw"', depends_on: { nodes: [ORDERS], macros: ['macro.shop.hook'] } };

  it('keeps only its macros and root path before v12', () => {
    expect(readEntry('nodes', RAW, { ...compiled, root_path: '/srv/shop' }, { schema: 7, dbt: '1.3.0' })).toMatchObject({
      compiledCode: null,
      relationName: null,
      dependsOn: [],
      macros: ['macro.shop.hook'],
      rootPath: '/srv/shop',
    });
  });

  it('keeps its relation since v12', () => {
    expect(readEntry('nodes', RAW, compiled)).toMatchObject({ relationName: '"dev"."raw"', compiledCode: null, dependsOn: [] });
  });
});

describe('the field raw_sql', () => {
  it('is the code of v11', () => {
    expect(readEntry('nodes', ORDERS, { raw_sql: 'select 1' }, { schema: 11, dbt: '1.7.0' })).toMatchObject({ rawCode: 'select 1' });
  });

  it('is unknown in v12', () => {
    expect(readEntry('nodes', ORDERS, { raw_sql: 'select 1', raw_code: 'select 2' })).toMatchObject({ rawCode: 'select 2' });
  });
});

describe('a metric', () => {
  it.each([
    [9, '1.5.0', 0],
    [10, '1.6.0', 1],
    [11, '1.7.0', 1],
    [12, '1.8.0', 1],
  ])('of v%i is kept or thrown away as dbt does', (schema, dbt, count) => {
    expect(read({ metrics: metricEntry() }, { schema, dbt }).resources.size).toBe(count);
  });

  it('of v10 has each of its filters put into a list', () => {
    const input = { name: 'paid', filter: WHERE };
    const fields = {
      filter: WHERE,
      type_params: { measure: input, numerator: input, denominator: { name: 'all', filter: null }, input_measures: [input], metrics: [input], expr: 'x' },
    };
    const list = { name: 'paid', filter: { where_filters: [WHERE] } };
    expect(readEntry('metrics', METRIC, { label: 'Revenue', type: 'ratio', ...fields }, { schema: 10, dbt: '1.6.0' })).toMatchObject({
      filter: { where_filters: [WHERE] },
      typeParams: { measure: list, numerator: list, denominator: { name: 'all', filter: null }, input_measures: [list], metrics: [list], expr: 'x' },
    });
  });

  it('of v11 has its filter as it stands', () => {
    const filter = { where_filters: [WHERE] };
    expect(readEntry('metrics', METRIC, { label: 'Revenue', type: 'simple', filter }, { schema: 11, dbt: '1.7.0' })).toMatchObject({ filter });
  });
});

describe('a manifest of the Rust engine', () => {
  const written = { dbt: '2.0.6' };

  it('is told by the major version, previews included', () => {
    const engines = ['1.12.6', '1.13.0b1', '2.0.0-beta.2', '2.0.6', '10.0.0'].map((dbt) => read({}, { dbt }).metadata.engine);
    expect(engines).toEqual(['v1', 'v1', 'v2', 'v2', 'v2']);
  });

  it('reads what is left out as null', () => {
    expect(readEntry('nodes', ORDERS, {}, written)).toMatchObject({ patchPath: null, relationName: null, deprecationDate: null, version: null });
  });

  it('has group, tags and meta in the configuration alone', () => {
    const config = { group: 'finance', tags: ['daily'], meta: { tier: 1 } };
    expect(readEntry('nodes', ORDERS, { config }, written)).toMatchObject({ group: 'finance', tags: ['daily'], meta: { tier: 1 } });
  });

  it('has contracts without a checksum', () => {
    expect(readEntry('nodes', ORDERS, { contract: { alias_types: true, enforced: true } }, written)).toMatchObject({
      contract: { enforced: true, aliasTypes: true, checksum: null },
    });
  });

  it('has seeds and operations without materialization', () => {
    expect(readEntry('nodes', RAW, { config: { enabled: true } }, written).config).toEqual({ enabled: true, materialized: 'seed' });
    expect(readEntry('nodes', 'operation.shop.start', {}, written).config).toEqual({ enabled: true, materialized: 'view' });
  });

  it('files the tests of a disabled model among the nodes, where they count as disabled', () => {
    const project = read({ nodes: entryJson('test.shop.not_null', { config: { enabled: false } }) }, written);
    expect([[...project.resources.keys()], [...project.disabled.keys()]]).toEqual([[], ['test.shop.not_null']]);
  });

  it('writes an empty object as the checksum of a unit test', () => {
    const unitTest = (checksum: string | { name: string; checksum: string }) =>
      readEntry('unit_tests', 'unit_test.shop.orders.adds', { model: 'orders', checksum });
    expect(unitTest({ name: 'none', checksum: '' })).toMatchObject({ checksum: null });
    expect(unitTest('2b6e')).toMatchObject({ checksum: '2b6e' });
  });
});

describe('a generic test whose macro is gone', () => {
  it('calls a macro without a name where dbt up to 1.10 writes null', () => {
    expect(
      readEntry('nodes', 'test.shop.gone', { depends_on: { nodes: [], macros: [null, 'macro.dbt.get_where_subquery'] } }, { dbt: '1.10.23' }),
    ).toMatchObject({
      macros: ['', 'macro.dbt.get_where_subquery'],
    });
  });
});
