/** Sources, exposures, metrics, semantic models, saved queries and unit tests under dbt v1. */
import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.ts';
import { UNCHANGED, compare, seen } from '../compare.ts';

describe('a source', () => {
  const id = 'source.shop.raw.orders';
  const source = (fields: object = {}) => project().source('raw', 'orders', fields);

  it.each([
    ['its identifier', { identifier: 'orders_v2' }, ['relation'], [['relation', 'identifier', 'orders', 'orders_v2']]],
    ['its authored schema', { unrenderedSchema: "{{ var('s') }}" }, ['relation'], [['relation', 'unrendered_schema', null, "{{ var('s') }}"]]],
    ['its authored database', { unrenderedDatabase: 'lake' }, ['relation'], [['relation', 'unrendered_database', null, 'lake']]],
    ['its fqn', { fqn: ['shop', 'staging', 'raw', 'orders'] }, [], [['fqn', 'fqn', ['shop', 'raw', 'orders'], ['shop', 'staging', 'raw', 'orders']]]],
    ['its meta', { config: { meta: { owner: 'a' } } }, ['configs'], [['configs', 'unrendered_config.meta.owner', null, 'a']]],
    ['its tags', { config: { tags: ['daily'] } }, ['configs'], [['configs', 'unrendered_config.tags', [], ['daily']]]],
    ['enabled spelled out', { config: { enabled: true } }, ['configs'], [['configs', 'unrendered_config.enabled', null, true]]],
    ['its quoting', { quoting: { database: null, schema: true, identifier: null, column: null } }, [], [['quoting', 'quoting.schema', null, true]]],
    ['its loaded_at_field', { loadedAtField: 'at' }, [], [['freshness', 'loaded_at_field', null, 'at']]],
    ['its external table', { external: { location: 's3://lake' } }, [], [['external', 'external', null, { location: 's3://lake' }]]],
  ])('is modified by %s', (_edit, fields, parts, because) => {
    expect(seen(compare(source(), source(fields)), id)).toEqual({ modified: true, parts, because });
  });

  it('names the deepest key of its freshness', () => {
    const after = { warn_after: { count: 12, period: 'hour' }, error_after: { count: null, period: null }, filter: null };
    expect(seen(compare(source(), source({ freshness: after })), id).because).toEqual([
      ['freshness', 'freshness.warn_after.count', null, 12],
      ['freshness', 'freshness.warn_after.period', null, 'hour'],
    ]);
  });

  it.each([
    ['its loader', { loader: 'fivetran' }],
    ['its description', { description: 'Orders' }],
    ['the description of the whole source', { sourceDescription: 'Raw' }],
    ['its columns', { columns: { id: 'int' } }],
    ['its loaded_at_query outside the configuration', { loadedAtQuery: 'select 1' }],
    ['the schema that the target renders', { schema: 'raw_ci', relationName: '"dev"."raw_ci"."orders"' }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(source(), source(fields)), id)).toEqual(UNCHANGED);
  });

  it('is compared by its rendered names when the flag is off', () => {
    const diff = compare(source({ unrenderedSchema: 'a' }), source({ unrenderedSchema: 'b', schema: 'raw_ci' }), { compareMoreUnrendered: false });
    expect(seen(diff, id).because).toEqual([['relation', 'schema', 'raw', 'raw_ci']]);
  });
});

describe('an exposure', () => {
  const id = 'exposure.shop.board';
  const models = project().model('a', 'select 1').model('b', 'select 2');
  const exposure = (fields: object = {}, parents = ['a', 'b']) => models.exposure('board', parents, fields);

  it.each([
    ['its type', { type: 'notebook' }, ['type', 'type', 'dashboard', 'notebook']],
    ['its owner', { owner: { email: 'bi@example.com', name: null } }, ['owner', 'owner.email', 'data@example.com', 'bi@example.com']],
    ['its maturity', { maturity: 'high' }, ['maturity', 'maturity', null, 'high']],
    ['its url', { url: 'https://bi' }, ['url', 'url', null, 'https://bi']],
    ['its description', { description: 'Board' }, ['description', 'description', '', 'Board']],
    ['its label', { label: 'Board' }, ['label', 'label', null, 'Board']],
    ['its fqn', { fqn: ['shop', 'board'].toReversed() }, ['fqn', 'fqn', ['shop', 'board'], ['board', 'shop']]],
    ['meta under config', { config: { meta: { a: 1 } } }, ['configs', 'unrendered_config.meta', null, { a: 1 }]],
    ['tags under config', { config: { tags: ['x'] } }, ['configs', 'unrendered_config.tags', null, ['x']]],
  ])('is modified by %s', (_edit, fields, reason) => {
    expect(seen(compare(exposure(), exposure(fields)), id)).toEqual({ modified: true, parts: reason[0] === 'configs' ? ['configs'] : [], because: [reason] });
  });

  it('is modified by another parent', () => {
    expect(seen(compare(exposure(), exposure({}, ['a'])), id).because).toEqual([
      ['depends_on', 'depends_on.nodes', ['model.shop.a', 'model.shop.b'], ['model.shop.a']],
    ]);
  });

  it.each([
    ['the order of its parents', {}, ['b', 'a']],
    ['meta outside its configuration', { meta: { a: 1 } }, ['a', 'b']],
    ['tags outside its configuration', { tags: ['x'] }, ['a', 'b']],
  ])('is not modified by %s', (_edit, fields, parents) => {
    expect(seen(compare(exposure(), exposure(fields, parents)), id)).toEqual(UNCHANGED);
  });
});

describe('a metric', () => {
  const id = 'metric.shop.revenue';
  const metric = (fields: object = {}) => project().metric('revenue', [], fields);

  it.each([
    ['its type', { type: 'derived' }, [], ['type', 'type', 'simple', 'derived']],
    ['its description', { description: 'Money' }, [], ['description', 'description', '', 'Money']],
    ['its label', { label: 'Revenue' }, [], ['label', 'label', 'revenue', 'Revenue']],
    ['its meta under config', { config: { meta: { a: 1 } } }, ['configs'], ['configs', 'unrendered_config.meta', null, { a: 1 }]],
  ])('is modified by %s', (_edit, fields, parts, reason) => {
    expect(seen(compare(metric(), metric(fields)), id)).toEqual({ modified: true, parts, because: [reason] });
  });

  it.each([
    ['its measure', { typeParams: { measure: { name: 'other' } } }],
    ['its filter', { filter: { where_filters: [{ where_sql_template: 'x' }] } }],
    ['its group', { config: { group: 'finance' } }],
    ['its fqn', { fqn: ['elsewhere'] }],
    ['meta outside its configuration', { meta: { a: 1 } }],
  ])('is not modified by %s, which dbt does not compare', (_edit, fields) => {
    expect(seen(compare(metric(), metric(fields)), id)).toEqual(UNCHANGED);
  });
});

describe('a semantic model', () => {
  const id = 'semantic_model.shop.orders';
  const orders = project().model('orders', 'select 1');
  const semantic = (fields: object = {}) => orders.semanticModel('orders', 'orders', fields);

  it.each([
    ['its model', { model: "ref('other')" }, [], 'model'],
    ['its description', { description: 'Orders' }, [], 'description'],
    ['its defaults', { defaults: { agg_time_dimension: 'at' } }, [], 'defaults'],
    ['its entities', { entities: [{ name: 'id' }] }, [], 'entities'],
    ['its dimensions', { dimensions: [{ name: 'day' }] }, [], 'dimensions'],
    ['its measures', { measures: [{ name: 'total' }] }, [], 'measures'],
    ['its primary entity', { primaryEntity: 'order' }, [], 'primary_entity'],
    ['its meta', { config: { meta: { a: 1 } } }, ['configs'], 'configs'],
  ])('is modified by %s', (_edit, fields, parts, check) => {
    const got = seen(compare(semantic(), semantic(fields)), id);
    expect([got.modified, got.parts, got.because.map(([one]) => one)]).toEqual([true, parts, [check]]);
  });

  it('is modified by its group, as configuration and as a field', () => {
    const got = seen(compare(semantic(), semantic({ config: { group: 'finance' } })), id);
    expect(got.because).toEqual([
      ['configs', 'config.group', null, 'finance'],
      ['group', 'group', null, 'finance'],
    ]);
  });

  it.each([
    ['its label', { label: 'Orders' }],
    ['its fqn', { fqn: ['elsewhere'] }],
    ['authored configuration that renders to the same', { unrenderedConfig: { enabled: true } }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(semantic(), semantic(fields)), id)).toEqual(UNCHANGED);
  });
});

describe('a saved query', () => {
  const id = 'saved_query.shop.weekly';
  const exportOf = (name: string, unrendered: object = {}) => ({
    name,
    config: { export_as: 'table', schema_name: null, alias: null, database: null },
    unrenderedConfig: { ...unrendered },
  });
  const query = (fields: object = {}) => project().savedQuery('weekly', [], { exports: [exportOf('e')], ...fields });

  it.each([
    ['its metrics', { metrics: ['revenue'] }, ['metrics', 'query_params.metrics', [], ['revenue']]],
    ['its grouping', { groupBy: ['day'] }, ['group_by', 'query_params.group_by', [], ['day']]],
    ['its filter', { where: { where_filters: [] } }, ['where', 'query_params.where', null, { where_filters: [] }]],
    ['its description', { description: 'Weekly' }, ['description', 'description', '', 'Weekly']],
    ['its label', { label: 'Weekly' }, ['label', 'label', null, 'Weekly']],
    ['its tags', { tags: ['x'] }, ['tags', 'tags', [], ['x']]],
    ['its cache', { config: { cache: { enabled: true } } }, ['configs', 'config.cache.enabled', false, true]],
    ['another export', { exports: [exportOf('e'), exportOf('f')] }, ['exports', 'exports', ['e'], ['e', 'f']]],
    ['the name of an export', { exports: [exportOf('f')] }, ['exports', 'exports', ['e'], ['f']]],
    ['the schema of an export', { exports: [exportOf('e', { schema: 's' })] }, ['exports', 'exports.e.unrendered_config.schema', null, 's']],
    ['the alias of an export', { exports: [exportOf('e', { alias: 'a' })] }, ['exports', 'exports.e.unrendered_config.alias', null, 'a']],
    ['the kind of an export', { exports: [exportOf('e', { export_as: 'view' })] }, ['exports', 'exports.e.unrendered_config.export_as', null, 'view']],
  ])('is modified by %s', (_edit, fields, reason) => {
    expect(seen(compare(query(), query(fields)), id)).toEqual({ modified: true, parts: reason[0] === 'configs' ? ['configs'] : [], because: [reason] });
  });

  it.each([
    ['its order', { orderBy: ['day'] }],
    ['its limit', { limit: 10 }],
    ['its fqn', { fqn: ['elsewhere'] }],
    ['the rendered configuration of an export', { exports: [{ ...exportOf('e'), config: { export_as: 'view' } }] }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(query(), query(fields)), id)).toEqual(UNCHANGED);
  });
});

describe('a unit test', () => {
  const id = 'unit_test.shop.orders.adds_up';
  const orders = project().model('orders', 'select 1');
  const unit = (fields: object = {}) => orders.unitTest('adds_up', 'orders', fields);

  it('is modified by its definition, of which the manifest keeps a hash', () => {
    expect(seen(compare(unit({ checksum: 'a' }), unit({ checksum: 'b' })), id)).toEqual({
      modified: true,
      parts: [],
      because: [['content', 'checksum', 'a', 'b']],
    });
  });

  it.each([
    ['its description', { description: 'Adds up' }],
    ['its configuration', { config: { tags: ['slow'] } }],
    ['its fqn', { fqn: ['elsewhere'] }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(unit(), unit(fields)), id)).toEqual(UNCHANGED);
  });
});
