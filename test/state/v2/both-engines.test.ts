/** One case per row of the rules of dbt v2, with the answer of v1 beside it. */
import { describe, expect, it } from 'vitest';
import { type ProjectBuilder, project } from '../../support/project.ts';
import { compare, seen } from '../compare.ts';

const shop = project();
const ORDERS = 'model.shop.orders';
const model = (fields: Parameters<ProjectBuilder['model']>[3] = {}, sql = 'select 1 as id') => shop.model('orders', sql, [], fields);
const source = (fields: Parameters<ProjectBuilder['source']>[2] = {}) => shop.source('raw', 'orders', { relationName: '"dev"."raw"."orders"', ...fields });
const macros = (money: string, roundTo: string) =>
  shop
    .macro('round_to', roundTo)
    .macro('money', money, ['round_to'])
    .model('orders', 'select 1', [], { macros: ['money'] });
const area = (fields: object = {}, sql = 'x') => shop.function('area', sql, [], { returns: { data_type: 'int', description: null }, ...fields });
const test = (fields: object = {}) => shop.singularTest('assert', 'select 1', [], fields);
const exposure = (fields: object = {}) => model().exposure('board', ['orders'], fields);
const metric = (fields: object = {}) => shop.metric('revenue', [], fields);
const semantic = (fields: object = {}) => model().semanticModel('orders', 'orders', fields);
const query = (fields: object = {}) => shop.savedQuery('weekly', [], fields);
const unit = (fields: object = {}) => model().unitTest('adds_up', 'orders', fields);
const snapshot = (sql: string, fields: object = {}) => shop.snapshot('history', sql, [], fields);
const seed = (fields: object = {}) => shop.seed('countries', 'id', fields);

type Row = readonly [edit: string, base: ProjectBuilder, head: ProjectBuilder, id: string, v1: boolean, v2: readonly string[]];

/** `v2` holds the fields that make v2 say "modified". */
const rows: readonly Row[] = [
  // The body.
  ['other SQL', model(), model({}, 'select 2 as id'), ORDERS, true, ['raw_code']],
  ['white space in SQL', model(), model({}, 'select  1\n  as id'), ORDERS, true, []],
  ['Windows line endings', model(), model({}, 'select 1\r\nas id'), ORDERS, true, []],
  ['a comment in SQL', model(), model({}, 'select 1 as id -- key'), ORDERS, true, ['raw_code']],
  [
    'white space in a Python model',
    model({ language: 'python', checksum: { name: 'sha256', checksum: 'a' } }, 'x = 1'),
    model({ language: 'python', checksum: { name: 'sha256', checksum: 'b' } }, 'x  = 1'),
    ORDERS,
    true,
    ['checksum'],
  ],
  ['the tags around a snapshot', snapshot('{% snapshot history %}select 1{% endsnapshot %}'), snapshot('\nselect 1\n'), 'snapshot.shop.history', true, []],
  ['the body of a function', area(), area({}, 'y'), 'function.shop.area', true, ['raw_code']],
  ['the code of a singular test', test(), shop.singularTest('assert', 'select 2'), 'test.shop.assert', true, ['checksum']],
  // Paths.
  ['a folder deeper, with the name at the end', model(), model({ path: 'models/marts/orders.sql' }), ORDERS, true, ['fqn']],
  ['a path that goes on where the other ends', model({ fqn: ['shop'] }), model({ fqn: ['shop', 'orders'] }), ORDERS, true, []],
  // References.
  ['access', model(), model({ access: 'public' }), ORDERS, true, ['access']],
  ['a latest version written as text', model({ latestVersion: 1 }), model({ latestVersion: '1' }), ORDERS, true, []],
  [
    'a deprecation date in another zone, by the clock',
    model({ deprecationDate: '2030-01-01T00:00:00+01:00' }),
    model({ deprecationDate: '2030-01-01T00:00:00+00:00' }),
    ORDERS,
    true,
    [],
  ],
  [
    'another deprecation date',
    model({ deprecationDate: '2030-01-01T00:00:00+00:00' }),
    model({ deprecationDate: '2031-01-01T00:00:00+00:00' }),
    ORDERS,
    true,
    ['deprecation_date'],
  ],
  // Configuration in two stages.
  ['a default spelled out', model(), model({ config: { materialized: 'view' } }), ORDERS, true, []],
  ['a materialization', model(), model({ config: { materialized: 'table' } }), ORDERS, true, ['unrendered_config.materialized', 'config.materialized']],
  [
    'an authored value that renders as before',
    model({ unrenderedConfig: { materialized: 'view' } }),
    model({ unrenderedConfig: { materialized: "{{ var('m') }}" } }),
    ORDERS,
    true,
    [],
  ],
  [
    'a rendered value alone',
    model({ unrenderedConfig: { materialized: "{{ var('m') }}" } }),
    model({ config: { materialized: 'table' }, unrenderedConfig: { materialized: "{{ var('m') }}" } }),
    ORDERS,
    false,
    [],
  ],
  ['meta', model(), model({ config: { meta: { a: 1 } } }), ORDERS, true, ['unrendered_config.meta', 'config.meta']],
  ['an empty list', model(), model({ config: { packages: [] } }), ORDERS, true, []],
  ['an absent key for null', model(), model({ config: { full_refresh: null } }), ORDERS, true, []],
  ['static analysis', model(), model({ config: { static_analysis: 'off' } }), ORDERS, true, []],
  ['a key of its own', model(), model({ config: { team: 'a' } }), ORDERS, true, []],
  ['a key that moved under meta', model({ config: { team: 'a', meta: { b: 1 } } }), model({ config: { meta: { b: 1, team: 'a' } } }), ORDERS, true, []],
  [
    'the spelling of a hook',
    model({ config: { 'pre-hook': ['a'] }, unrenderedConfig: { pre_hook: ['a'] } }),
    model({ config: { 'pre-hook': ['a'] } }),
    ORDERS,
    true,
    [],
  ],
  ['the order of hooks', model({ config: { 'pre-hook': ['a', 'b'] } }), model({ config: { 'pre-hook': ['b', 'a'] } }), ORDERS, true, []],
  [
    'another hook',
    model({ config: { 'pre-hook': ['a'] } }),
    model({ config: { 'pre-hook': ['b'] } }),
    ORDERS,
    true,
    ['unrendered_config.pre-hook', 'config.pre-hook'],
  ],
  ['tags', model(), model({ config: { tags: ['x'] } }), ORDERS, false, []],
  ['the severity of a test', test(), test({ config: { severity: 'warn' } }), 'test.shop.assert', true, ['unrendered_config.severity', 'config.severity']],
  [
    'the case of a seed column type',
    seed({ config: { column_types: { id: 'INT' } } }),
    seed({ config: { column_types: { id: 'int' } } }),
    'seed.shop.countries',
    true,
    [],
  ],
  [
    'the strategy of a snapshot',
    snapshot('select 1', { config: { strategy: 'check' } }),
    snapshot('select 1', { config: { strategy: 'timestamp' } }),
    'snapshot.shop.history',
    true,
    ['unrendered_config.strategy', 'config.strategy'],
  ],
  // Relations.
  ['a configured alias', model(), model({ config: { alias: 'o' } }), ORDERS, true, ['unrendered_config.alias']],
  ['an alias that a test spells out', test({ alias: 'a' }), test({ alias: 'a', unrenderedConfig: { alias: 'a' } }), 'test.shop.assert', true, []],
  ['the rendered schema of a source', source(), source({ schema: 'raw_ci' }), 'source.shop.raw.orders', false, ['schema']],
  [
    'the rendered schema of a source that authored both',
    source({ unrenderedDatabase: 'd', unrenderedSchema: 's' }),
    source({ unrenderedDatabase: 'd', unrenderedSchema: 's', schema: 'raw_ci' }),
    'source.shop.raw.orders',
    false,
    [],
  ],
  [
    'the authored schema of a source',
    source({ unrenderedDatabase: 'd', unrenderedSchema: 's' }),
    source({ unrenderedDatabase: 'd', unrenderedSchema: 't' }),
    'source.shop.raw.orders',
    true,
    ['unrendered_schema'],
  ],
  // Descriptions.
  [
    'white space in a persisted description',
    model({ config: { persist_docs: { relation: true } }, description: 'All orders' }),
    model({ config: { persist_docs: { relation: true } }, description: 'All  orders\n' }),
    ORDERS,
    true,
    [],
  ],
  [
    'a persisted description',
    model({ config: { persist_docs: { relation: true } }, description: 'a' }),
    model({ config: { persist_docs: { relation: true } }, description: 'b' }),
    ORDERS,
    true,
    ['description'],
  ],
  [
    'typographic quotes in a persisted description',
    model({ config: { persist_docs: { relation: true } }, description: '"a"' }),
    model({ config: { persist_docs: { relation: true } }, description: '“a”' }),
    ORDERS,
    true,
    [],
  ],
  [
    'an added column without description',
    model({ config: { persist_docs: { columns: true } }, columns: { id: { description: 'Key' } } }),
    model({ config: { persist_docs: { columns: true } }, columns: { id: { description: 'Key' }, at: {} } }),
    ORDERS,
    true,
    [],
  ],
  [
    'descriptions that two columns swap',
    model({ config: { persist_docs: { columns: true } }, columns: { a: { description: 'x' }, b: { description: 'y' } } }),
    model({ config: { persist_docs: { columns: true } }, columns: { a: { description: 'y' }, b: { description: 'x' } } }),
    ORDERS,
    true,
    [],
  ],
  [
    'a persisted column description',
    model({ config: { persist_docs: { columns: true } }, columns: { a: { description: 'x' } } }),
    model({ config: { persist_docs: { columns: true } }, columns: { a: { description: 'y' } } }),
    ORDERS,
    true,
    ['columns'],
  ],
  // Macros.
  ['a macro that it calls', macros('1', '1'), macros('2', '1'), ORDERS, true, ['macro_sql']],
  ['a macro behind another', macros('1', '1'), macros('1', '2'), ORDERS, true, []],
  ['white space around a macro', macros('1', '1'), macros('\n1 ', '1'), ORDERS, true, []],
  [
    'a macro that is gone',
    macros('1', '1'),
    macros('1', '1')
      .without('money')
      .model('orders', 'select 1', [], { macros: ['macro.shop.money'] }),
    ORDERS,
    true,
    [],
  ],
  // Contracts.
  [
    'an enforced contract from now on',
    model({ columns: { id: 'int' } }),
    model({ contract: true, columns: { id: 'int' } }),
    ORDERS,
    true,
    ['config.contract.enforced'],
  ],
  [
    'a contract that is no longer enforced',
    model({ contract: true, columns: { id: 'int' } }),
    model({ columns: { id: 'int' } }),
    ORDERS,
    true,
    ['config.contract.enforced'],
  ],
  [
    'a column type of an enforced contract',
    model({ contract: true, columns: { id: 'int' } }),
    model({ contract: true, columns: { id: 'text' } }),
    ORDERS,
    true,
    [],
  ],
  // Sources.
  ['the loader of a source', source(), source({ loader: 'fivetran' }), 'source.shop.raw.orders', false, ['loader']],
  ['meta of a source', source(), source({ config: { meta: { a: 1 } } }), 'source.shop.raw.orders', true, []],
  ['tags of a source', source(), source({ config: { tags: ['x'] } }), 'source.shop.raw.orders', true, []],
  ['an external table', source(), source({ external: { location: 's3://x' } }), 'source.shop.raw.orders', true, []],
  [
    'freshness of a source',
    source(),
    source({ freshness: { warn_after: { count: 1, period: 'day' }, error_after: null, filter: null } }),
    'source.shop.raw.orders',
    true,
    ['freshness.error_after', 'freshness.warn_after.count', 'freshness.warn_after.period'],
  ],
  ['a freshness without rules for none', source({ freshness: null }), source(), 'source.shop.raw.orders', true, []],
  ['a loaded_at_field', source(), source({ loadedAtField: 'at' }), 'source.shop.raw.orders', true, ['loaded_at_field']],
  ['an empty loaded_at_field', source(), source({ loadedAtField: '' }), 'source.shop.raw.orders', true, []],
  ['the table that a source names', source(), source({ relationName: '"dev"."raw"."orders_2"' }), 'source.shop.raw.orders', false, ['relation_name']],
  // What only YAML defines.
  ['the description of an exposure', exposure(), exposure({ description: 'x' }), 'exposure.shop.board', true, []],
  ['the type of an exposure', exposure(), exposure({ type: 'notebook' }), 'exposure.shop.board', true, []],
  ['a parent of an exposure', exposure(), model().exposure('board', []), 'exposure.shop.board', true, []],
  ['meta of an exposure', exposure(), exposure({ config: { meta: { a: 1 } } }), 'exposure.shop.board', true, []],
  ['the owner of an exposure', exposure(), exposure({ owner: { email: 'a@b', name: null } }), 'exposure.shop.board', true, ['owner.email']],
  ['the url of an exposure', exposure(), exposure({ url: 'https://bi' }), 'exposure.shop.board', true, ['url']],
  ['the label of a metric', metric(), metric({ label: 'Money' }), 'metric.shop.revenue', true, ['label']],
  ['the group of a metric', metric(), metric({ config: { group: 'g' } }), 'metric.shop.revenue', false, ['config.group']],
  ['meta of a metric', metric(), metric({ config: { meta: { a: 1 } } }), 'metric.shop.revenue', true, []],
  ['a measure of a semantic model', semantic(), semantic({ measures: [{ name: 'm' }] }), 'semantic_model.shop.orders', true, ['measures']],
  ['the defaults of a semantic model', semantic(), semantic({ defaults: { agg_time_dimension: 'at' } }), 'semantic_model.shop.orders', true, []],
  ['meta of a semantic model', semantic(), semantic({ config: { meta: { a: 1 } } }), 'semantic_model.shop.orders', true, ['config.meta.a']],
  ['the metrics of a saved query', query(), query({ metrics: ['m'] }), 'saved_query.shop.weekly', true, []],
  ['the grouping of a saved query', query(), query({ groupBy: ['day'] }), 'saved_query.shop.weekly', true, ['query_params.group_by']],
  ['the order of tags of a saved query', query({ tags: ['a', 'b'] }), query({ tags: ['b', 'a'] }), 'saved_query.shop.weekly', true, []],
  ['the definition of a unit test', unit({ checksum: 'a' }), unit({ checksum: 'b' }), 'unit_test.shop.orders.adds_up', true, []],
  ['the fqn of a unit test', unit(), unit({ fqn: ['x'] }), 'unit_test.shop.orders.adds_up', false, ['fqn']],
  ['what a function returns', area(), area({ returns: { data_type: 'float', description: null } }), 'function.shop.area', true, []],
  [
    'the description of an overload',
    area({ overloads: [{ defined_in: 'a' }] }),
    area({ overloads: [{ defined_in: 'a', description: 'x' }] }),
    'function.shop.area',
    false,
    ['overloads'],
  ],
];

describe('an edit under dbt v1 and under dbt v2', () => {
  it.each(rows)('of %s', (_edit, base, head, id, v1, v2) => {
    const [old, current] = (['v1', 'v2'] as const).map((engine) => seen(compare(base, head, { engine }), id));
    expect({ v1: old?.modified, v2: current?.because.map(([, field]) => field).toSorted() }).toEqual({ v1, v2: v2.toSorted() });
  });
});
