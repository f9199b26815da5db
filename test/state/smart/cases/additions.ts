/** Rules that add what dbt does not compare. */
import type { JsonObject } from '#kernel';
import { project } from '../../../support/project.ts';
import type { RuleCases } from './case.ts';

const orders = ['model.shop.orders'];
const V2 = { dbtVersion: '2.0.1' };
const cents = (sql: string) => project().macro('cents', `{% macro cents() %}${sql}{% endmacro %}`);
const hook = (sql: string) => ({ sql, transaction: true, index: null });
const hooked = (outer: string, sql = 'select 1', stored: JsonObject = { pre_hook: 'b' }) =>
  project().model('orders', sql, [], { unrenderedConfig: stored, config: { 'pre-hook': [hook(outer), hook('b')] } });
const metric = (typeParams: JsonObject, filter: JsonObject | null = null) => project().metric('revenue', [], { typeParams, filter });
const query = (fields: object) => project().savedQuery('q', [], { metrics: ['a'], orderBy: ['a'], limit: 1, ...fields });
const v2 = () => project().metadata(V2);
const tested = (given: JsonObject) =>
  v2()
    .model('orders', 'select 1')
    .unitTest('works', 'orders', { given: [given], checksum: null });
const contracted = (type: string, description = '') =>
  v2().model('orders', 'select 1', [], {
    columns: { id: { dataType: type, description } },
    contract: { enforced: true, checksum: null },
    config: { contract: { enforced: true, alias_types: true } },
  });
const dashboard = (fields: object) => v2().model('orders', 'select 1').exposure('board', ['orders'], fields);
const external = (location: string) => v2().source('raw', 'orders', { external: { location } });
const body = (sql: string) => v2().model('orders', sql);

export const additionCases: readonly RuleCases[] = [
  {
    rule: 'smart/hidden-macros',
    fires: [
      {
        name: 'a macro under execute',
        base: cents('1').model('orders', 'select {% if execute %}{{ cents() }}{% endif %}'),
        head: cents('2').model('orders', 'select {% if execute %}{{ cents() }}{% endif %}'),
        ids: orders,
      },
      {
        name: 'a macro that is handed on',
        base: cents('1').model('orders', '{{ apply(cents) }}'),
        head: cents('2').model('orders', '{{ apply(cents) }}'),
        ids: orders,
      },
      {
        name: 'a macro that a recorded one looks up by its name',
        base: cents('1')
          .macro('outer', "{% macro outer() %}{{ context['cents']() }}{% endmacro %}")
          .model('orders', '{{ outer() }}', [], { macros: ['outer'] }),
        head: cents('2')
          .macro('outer', "{% macro outer() %}{{ context['cents']() }}{% endmacro %}")
          .model('orders', '{{ outer() }}', [], { macros: ['outer'] }),
        ids: orders,
      },
      {
        name: 'the implementation that dispatch chooses',
        base: project().macro('duckdb__cents', '1').model('orders', "{% if execute %}{{ adapter.dispatch('cents')() }}{% endif %}"),
        head: project().macro('duckdb__cents', '2').model('orders', "{% if execute %}{{ adapter.dispatch('cents')() }}{% endif %}"),
        ids: orders,
      },
      {
        name: 'a macro of a package, by its package',
        base: project().macro('star', '1', [], 'dbt_utils').model('orders', '{% if execute %}{{ dbt_utils.star() }}{% endif %}'),
        head: project().macro('star', '2', [], 'dbt_utils').model('orders', '{% if execute %}{{ dbt_utils.star() }}{% endif %}'),
        ids: orders,
      },
    ],
    quiet: [
      { name: 'a macro that nothing names', base: cents('1').model('orders', 'select 1'), head: cents('2').model('orders', 'select 1') },
      { name: 'its name outside of Jinja', base: cents('1').model('orders', 'select cents'), head: cents('2').model('orders', 'select cents') },
      {
        name: 'a variable of its name',
        base: cents('1').model('orders', '{% set cents = 1 %}{{ cents }}'),
        head: cents('2').model('orders', '{% set cents = 1 %}{{ cents }}'),
      },
      { name: 'an argument of its name', base: cents('1').model('orders', '{{ f(cents=1) }}'), head: cents('2').model('orders', '{{ f(cents=1) }}') },
      { name: 'a member of its name', base: cents('1').model('orders', '{{ price.cents }}'), head: cents('2').model('orders', '{{ price.cents }}') },
      {
        name: 'a macro of a package without its package',
        base: project().macro('star', '1', [], 'dbt_utils').model('orders', '{{ star() }}'),
        head: project().macro('star', '2', [], 'dbt_utils').model('orders', '{{ star() }}'),
      },
      {
        name: 'a default implementation beside that of the adapter',
        base: project().macro('duckdb__cents', '1').macro('default__cents', '1').model('orders', "{{ adapter.dispatch('cents')() }}"),
        head: project().macro('duckdb__cents', '1').macro('default__cents', '2').model('orders', "{{ adapter.dispatch('cents')() }}"),
      },
      {
        name: 'a macro that changed in a comment',
        base: cents('1').model('orders', '{% if execute %}{{ cents() }}{% endif %}'),
        head: cents('1{# one #}').model('orders', '{% if execute %}{{ cents() }}{% endif %}'),
      },
    ],
  },
  {
    rule: 'smart/materializations',
    fires: [
      {
        name: 'a materialization of the project',
        base: project()
          .macro('materialization_ledger_default', '1')
          .model('orders', 'select 1', [], { config: { materialized: 'ledger' } }),
        head: project()
          .macro('materialization_ledger_default', '2')
          .model('orders', 'select 1', [], { config: { materialized: 'ledger' } }),
        ids: orders,
      },
      {
        name: 'a macro of the project that a materialization of dbt calls',
        base: cents('1').macro('materialization_view_default', 'x', ['cents'], 'dbt').model('orders', 'select 1'),
        head: cents('2').macro('materialization_view_default', 'x', ['cents'], 'dbt').model('orders', 'select 1'),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a materialization of dbt',
        base: project().macro('materialization_view_default', '1', [], 'dbt').model('orders', 'select 1'),
        head: project().macro('materialization_view_default', '2', [], 'dbt').model('orders', 'select 1'),
      },
      {
        name: 'an analysis, which is never built',
        base: project().macro('materialization_view_default', '1').analysis('margins', 'select 1'),
        head: project().macro('materialization_view_default', '2').analysis('margins', 'select 1'),
      },
      {
        name: 'a default materialization beside that of the adapter',
        base: project().macro('materialization_view_default', '1').macro('materialization_view_duckdb', '1', [], 'dbt_duckdb').model('orders', 'select 1'),
        head: project().macro('materialization_view_default', '2').macro('materialization_view_duckdb', '1', [], 'dbt_duckdb').model('orders', 'select 1'),
      },
    ],
  },
  {
    rule: 'smart/transitive-macros',
    fires: [
      {
        name: 'a macro behind a macro',
        base: cents('1')
          .metadata(V2)
          .macro('outer', 'x', ['cents'])
          .model('orders', 'select 1', [], { macros: ['outer'] }),
        head: cents('2')
          .metadata(V2)
          .macro('outer', 'x', ['cents'])
          .model('orders', 'select 1', [], { macros: ['outer'] }),
        ids: orders,
      },
      {
        name: 'a macro that the base does not have',
        base: v2().model('orders', 'select 1', [], { macros: ['cents'] }),
        head: cents('1')
          .metadata(V2)
          .model('orders', 'select 1', [], { macros: ['cents'] }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a macro of dbt behind a macro',
        base: v2()
          .macro('type_int', '1', [], 'dbt')
          .macro('outer', 'x', ['type_int'])
          .model('orders', 'select 1', [], { macros: ['outer'] }),
        head: v2()
          .macro('type_int', '2', [], 'dbt')
          .macro('outer', 'x', ['type_int'])
          .model('orders', 'select 1', [], { macros: ['outer'] }),
      },
    ],
  },
  {
    rule: 'smart/masked-hooks',
    fires: [{ name: 'a hook of an outer level', base: hooked('a'), head: hooked('c'), ids: orders }],
    quiet: [
      { name: 'hooks that are the same', base: hooked('a'), head: hooked('a') },
      {
        name: 'a hook that the file computes',
        base: hooked('a', '{{ config(pre_hook=target.name) }}', { pre_hook: 'target.name' }),
        head: hooked('c', '{{ config(pre_hook=target.name) }}', { pre_hook: 'target.name' }),
      },
    ],
  },
  {
    rule: 'smart/new-sources',
    fires: [{ name: 'a new source', base: project(), head: project().source('raw', 'orders'), ids: ['source.shop.raw.orders'] }],
    quiet: [
      { name: 'a source that was there', base: project().source('raw', 'orders'), head: project().source('raw', 'orders') },
      {
        name: 'a source under the id of another engine',
        base: v2().source('raw', 'orders__2', { identifier: 'orders-2' }),
        head: project().source('raw', 'orders__2', { identifier: 'orders-2' }),
      },
    ],
  },
  {
    rule: 'smart/new-definitions',
    fires: [
      {
        name: 'a new exposure, metric and saved query',
        base: project(),
        head: project().exposure('board').metric('revenue').savedQuery('q'),
        ids: ['exposure.shop.board', 'metric.shop.revenue', 'saved_query.shop.q'],
      },
    ],
    quiet: [{ name: 'an exposure that was there', base: project().exposure('board'), head: project().exposure('board') }],
  },
  {
    rule: 'smart/metric-definition',
    fires: [
      { name: 'the measure of a metric', base: metric({ measure: { name: 'a' } }), head: metric({ measure: { name: 'b' } }), ids: ['metric.shop.revenue'] },
      {
        name: 'the filter of a metric',
        base: metric({}),
        head: metric({}, { where_filters: [{ where_sql_template: 'a > 1' }] }),
        ids: ['metric.shop.revenue'],
      },
    ],
    quiet: [
      {
        name: 'parameters that another version writes out',
        base: metric({ measure: { name: 'a' } }),
        head: metric({ measure: { name: 'a', alias: null, join_to_timespine: false }, metrics: [] }),
      },
      {
        name: 'the default of a cumulative metric',
        base: metric({ window: '1 day' }),
        head: metric({ window: '1 day', cumulative_type_params: { window: '1 day', period_agg: 'first' } }),
      },
      {
        name: 'an expression that v2 repeats',
        base: metric({ expr: 'a', metric_aggregation_params: { agg: 'sum' } }),
        head: metric({ expr: 'a', metric_aggregation_params: { agg: 'sum', expr: 'a' } }).metadata(V2),
      },
    ],
  },
  {
    rule: 'smart/saved-query-order',
    fires: [
      { name: 'the order of a saved query', base: query({}), head: query({ orderBy: ['b'] }), ids: ['saved_query.shop.q'] },
      { name: 'its limit', base: query({}), head: query({ limit: 2 }), ids: ['saved_query.shop.q'] },
      { name: 'its metrics, to v2', base: query({}).metadata(V2), head: query({ metrics: ['b'] }).metadata(V2), ids: ['saved_query.shop.q'] },
    ],
    quiet: [{ name: 'an equal saved query', base: query({}), head: query({}) }],
  },
  {
    rule: 'smart/unit-test-definition',
    fires: [
      { name: 'a row of a unit test', base: tested({ rows: [{ id: 1 }] }), head: tested({ rows: [{ id: 2 }] }), ids: ['unit_test.shop.orders.works'] },
      { name: 'a null in a row', base: tested({ rows: [{ id: 1, a: null }] }), head: tested({ rows: [{ id: 1 }] }), ids: ['unit_test.shop.orders.works'] },
    ],
    quiet: [
      { name: 'a null beside the rows', base: tested({ rows: [{ id: 1 }] }), head: tested({ rows: [{ id: 1 }], fixture: null }) },
      {
        name: 'the rows of a fixture, which v1 loads',
        base: tested({ rows: [{ id: 1 }], fixture: 'f' }).metadata({ dbtVersion: '1.12.6' }),
        head: tested({ rows: null, fixture: 'tests/fixtures/f.csv' }),
      },
    ],
  },
  {
    rule: 'smart/enforced-contract',
    fires: [{ name: 'a data type of an enforced contract', base: contracted('integer'), head: contracted('bigint'), ids: orders }],
    quiet: [
      { name: 'a description of a column', base: contracted('integer'), head: contracted('integer', 'its id') },
      {
        name: 'a data type without a contract',
        base: v2().model('orders', 'select 1', [], { columns: { id: 'integer' } }),
        head: v2().model('orders', 'select 1', [], { columns: { id: 'bigint' } }),
      },
    ],
  },
  {
    rule: 'smart/exposure-definition',
    fires: [
      { name: 'the description of an exposure', base: dashboard({}), head: dashboard({ description: 'sales' }), ids: ['exposure.shop.board'] },
      { name: 'the type of an exposure', base: dashboard({}), head: dashboard({ type: 'ml' }), ids: ['exposure.shop.board'] },
      {
        name: 'what an exposure depends on',
        base: dashboard({}).seed('raw'),
        head: dashboard({ dependsOn: ['seed.shop.raw'] }).seed('raw'),
        ids: ['exposure.shop.board'],
      },
    ],
    quiet: [{ name: 'a final line break of its description', base: dashboard({ description: 'sales\n' }), head: dashboard({ description: 'sales' }) }],
  },
  {
    rule: 'smart/function-signature',
    fires: [
      {
        name: 'an argument of a function',
        base: v2().function('net', 'a * 2', [], { arguments: [{ name: 'a', data_type: 'integer' }] }),
        head: v2().function('net', 'a * 2', [], { arguments: [{ name: 'a', data_type: 'bigint' }] }),
        ids: ['function.shop.net'],
      },
    ],
    quiet: [{ name: 'an equal function', base: v2().function('net', 'a * 2'), head: v2().function('net', 'a * 2') }],
  },
  {
    rule: 'smart/source-external',
    fires: [{ name: 'the location of an external table', base: external('s3://a'), head: external('s3://b'), ids: ['source.shop.raw.orders'] }],
    quiet: [{ name: 'an equal external table', base: external('s3://a'), head: external('s3://a') }],
  },
  {
    rule: 'smart/text-whitespace',
    fires: [
      { name: 'white space inside a text', base: body("select split(a, '  ')"), head: body("select split(a, ' ')"), ids: orders },
      { name: 'a line break that ends a comment', base: body('select 1 -- one\n, 2'), head: body('select 1 -- one , 2'), ids: orders },
    ],
    quiet: [
      { name: 'white space between tokens', base: body('select  1'), head: body('select\n1') },
      { name: 'code that cannot be read for sure', base: body("select '  /* a"), head: body("select ' /* a") },
    ],
  },
];
