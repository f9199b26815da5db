/** Rules that judge only where base and head were written by other versions, engines or settings. */
import type { Project, Resource, UnitTest } from '#artifacts';
import { type JsonObject, nodeId } from '#kernel';
import { project } from '../../../support/project.ts';
import type { RuleCases } from './case.ts';

const orders = ['model.shop.orders'];
const V1_11 = { dbtVersion: '1.11.16' };
const V2 = { dbtVersion: '2.0.1' };
const OLD = { dbtVersion: '1.8.10' };

const stored = (unrenderedConfig: JsonObject, config: JsonObject = {}) => project().model('orders', 'select 1', [], { config, unrenderedConfig });
const source = (unrenderedConfig: JsonObject, fields = {}) => project().source('raw', 'orders', { unrenderedConfig, ...fields });
const contracted = (checksum: string | null, type = 'integer') =>
  project().model('orders', 'select 1', [], { columns: { id: type }, contract: { enforced: true, checksum }, config: { contract: { enforced: true } } });
const part = (fields: JsonObject) => ({ name: 'id', type: 'primary', description: null, label: null, role: null, expr: null, config: null, ...fields });
const semantic = (fields: JsonObject, meta: JsonObject = {}) =>
  project()
    .model('orders', 'select 1', [], { columns: { id: { meta: { level: 'gold' } } } })
    .semanticModel('orders_sm', 'orders', { entities: [part(fields)], config: { meta } });
const tested = (fields: object) => project().model('orders', 'select 1').unitTest('works', 'orders', fields);
const rows = [{ input: "ref('raw')", rows: [{ id: 1 }], format: 'dict', fixture: null }];
const versioned = () => project().model('orders', 'select 1', [], { version: 2 });
const unitTest = (leaf: string, version: string, given: UnitTest['given'] = rows) =>
  renamed(versioned().unitTest(leaf, 'orders', { version: 2, given }).metadata({ dbtVersion: version }).build(), (test) => ({
    ...test,
    name: 'works',
    fqn: ['shop', 'orders', 'works'],
  }));
const exported = (unrenderedConfig: JsonObject, schema = 'a') =>
  project().savedQuery('q', [], {
    exports: [{ name: 'e', config: { export_as: 'table', schema_name: schema, alias: null, database: null }, unrenderedConfig }],
  });
const switched = (enabled: string, rendered: boolean, sql = 'select 1') =>
  project().model('orders', sql, [], { unrenderedConfig: { enabled }, config: { enabled: rendered } });
const BY_VERSION = "{{ dbt_version.split('.')[0] | int < 2 }}";

export const skewCases: readonly RuleCases[] = [
  {
    rule: 'smart/final-line-break',
    fires: [
      {
        name: 'a block text that v1 rendered',
        base: stored({ meta: { slack: '@a\n' } }, { meta: { slack: '@a\n' } }).metadata(V2),
        head: stored({ meta: { slack: '@a' } }, { meta: { slack: '@a' } }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a word of that text',
        base: stored({ meta: { slack: '@a\n' } }, { meta: { slack: '@a\n' } }).metadata(V2),
        head: stored({ meta: { slack: '@b' } }, { meta: { slack: '@b' } }),
      },
      {
        name: 'a block text under one engine',
        base: stored({ meta: { slack: '@a\n' } }, { meta: { slack: '@a\n' } }),
        head: stored({ meta: { slack: '@a' } }, { meta: { slack: '@a' } }),
      },
    ],
  },
  {
    rule: 'smart/source-keys',
    fires: [
      {
        name: 'tags and meta that 1.9 does not write into the configuration',
        base: source({}, { tags: ['x'], meta: { a: 1 } }).metadata({ dbtVersion: '1.9.11' }),
        head: source({ tags: ['x'], meta: { a: 1 } }, { tags: ['x'], meta: { a: 1 } }),
        ids: ['source.shop.raw.orders'],
      },
    ],
    quiet: [
      {
        name: 'tags that the source did not have',
        base: source({}, { tags: [] }).metadata({ dbtVersion: '1.9.11' }),
        head: source({ tags: ['x'] }, { tags: ['x'] }),
      },
      { name: 'tags under one version', base: source({}, { tags: ['x'] }), head: source({ tags: ['x'] }, { tags: ['x'] }) },
    ],
  },
  {
    rule: 'smart/source-names',
    fires: [
      {
        name: 'a schema that 1.8 stores as rendered',
        base: source({}, { schema: 'ads' }).metadata(OLD),
        head: source({}, { schema: 'ads', unrenderedSchema: 'ads' }),
        ids: ['source.shop.raw.orders'],
      },
    ],
    quiet: [
      { name: 'a schema that came out otherwise', base: source({}, { schema: 'ads' }).metadata(OLD), head: source({}, { schema: 'b', unrenderedSchema: 'b' }) },
      {
        name: 'a schema that 1.9 could have stored as authored',
        base: source({}, { schema: 'ads' }).metadata({ dbtVersion: '1.9.11' }),
        head: source({}, { schema: 'ads', unrenderedSchema: 'ads' }),
      },
    ],
  },
  {
    rule: 'smart/rendered-value',
    fires: [
      {
        name: 'a schema file that 1.11 rendered',
        base: stored({ query_tag: 'a' }, { query_tag: 'a' }).metadata(V1_11),
        head: stored({ query_tag: "{{ var('t') }}" }, { query_tag: 'a' }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a schema file that came to another value',
        base: stored({ query_tag: 'a' }, { query_tag: 'a' }).metadata(V1_11),
        head: stored({ query_tag: "{{ var('t') }}" }, { query_tag: 'b' }),
      },
      {
        name: 'a constant that became an expression under one setting',
        base: stored({ query_tag: 'a' }, { query_tag: 'a' }),
        head: stored({ query_tag: "{{ var('t') }}" }, { query_tag: 'a' }),
      },
    ],
  },
  {
    rule: 'smart/contract-shape',
    fires: [
      { name: 'the checksum of an equal contract', base: contracted('a').metadata(V1_11), head: contracted('b'), ids: orders },
      { name: 'a checksum that v2 does not write', base: contracted(null).metadata(V2), head: contracted('b'), ids: orders },
    ],
    quiet: [
      { name: 'a data type', base: contracted('a').metadata(V1_11), head: contracted('b', 'bigint') },
      { name: 'a checksum under one version', base: contracted('a'), head: contracted('b') },
    ],
  },
  {
    rule: 'smart/semantic-defaults',
    fires: [
      {
        name: 'configuration that 1.8 leaves out',
        base: semantic({}).metadata(OLD),
        head: semantic({ config: { meta: {} } }),
        ids: ['semantic_model.shop.orders_sm'],
      },
      {
        name: 'configuration that a part takes from its semantic model',
        base: semantic({}, { team: 'a' }).metadata(OLD),
        head: semantic({ config: { meta: { team: 'a' } } }, { team: 'a' }),
        ids: ['semantic_model.shop.orders_sm'],
      },
      {
        name: 'configuration that a part takes from its column',
        base: semantic({}).metadata(V2),
        head: semantic({ config: { meta: { level: 'gold' } } }),
        ids: ['semantic_model.shop.orders_sm'],
      },
      { name: 'the own name as expression', base: semantic({}).metadata(V2), head: semantic({ expr: 'id' }), ids: ['semantic_model.shop.orders_sm'] },
      {
        name: 'a measure that v2 makes of a simple metric',
        base: withMeasure([]),
        head: withMeasure([{ name: 'total', agg: 'sum', expr: 'amount', create_metric: true }]).metadata(V2),
        ids: ['semantic_model.shop.orders_sm'],
      },
    ],
    quiet: [
      { name: 'another expression', base: semantic({}).metadata(V2), head: semantic({ expr: 'order_id' }) },
      { name: 'configuration of its own', base: semantic({}).metadata(OLD), head: semantic({ config: { meta: { level: 'silver' } } }) },
      { name: 'configuration under one version', base: semantic({}), head: semantic({ config: { meta: {} } }) },
      {
        name: 'a measure that no metric has',
        base: withMeasure([]),
        head: withMeasure([{ name: 'total', agg: 'max', expr: 'amount', create_metric: true }]).metadata(V2),
      },
    ],
  },
  {
    rule: 'smart/export-defaults',
    fires: [
      {
        name: 'stored configuration that 1.8 leaves out',
        base: exported({}).metadata(OLD),
        head: exported({ export_as: 'table', schema: 'a' }),
        ids: ['saved_query.shop.q'],
      },
    ],
    quiet: [
      { name: 'the schema of an export', base: exported({}).metadata(OLD), head: exported({ export_as: 'table', schema: 'b' }, 'b') },
      { name: 'stored configuration under one version', base: exported({}), head: exported({ export_as: 'table', schema: 'a' }) },
    ],
  },
  {
    rule: 'smart/unit-test-hash',
    fires: [
      {
        name: 'the hash that v2 does not write',
        base: tested({ given: [{ input: "ref('raw')", rows: [{ id: 1 }], format: 'dict' }], checksum: null }).metadata(V2),
        head: tested({ given: rows, checksum: 'a' }),
        ids: ['unit_test.shop.orders.works'],
      },
    ],
    quiet: [
      {
        name: 'a row',
        base: tested({ given: rows, checksum: null }).metadata(V2),
        head: tested({ given: [{ ...rows[0], rows: [{ id: 2 }] }], checksum: 'a' }),
      },
      {
        name: 'the rows of a fixture, which v2 leaves in their file',
        base: tested({ given: [{ ...rows[0], rows: null, fixture: 'f' }], checksum: null }).metadata(V2),
        head: tested({ given: [{ ...rows[0], rows: null, fixture: 'f' }], checksum: 'a' }),
      },
      { name: 'the hash under one version', base: tested({ given: rows, checksum: 'b' }), head: tested({ given: rows, checksum: 'a' }) },
    ],
  },
  {
    rule: 'smart/renamed-by-engine',
    fires: [
      {
        name: 'the id of a unit test of a versioned model',
        base: unitTest('works_v2', '1.12.6'),
        head: unitTest('works.v2', '2.0.1'),
        ids: ['unit_test.shop.orders.works.v2'],
      },
      {
        name: 'the id of a source whose table has a sign in its name',
        base: renamed(project().metadata(V2).source('raw', 'orders-2').build(), (one) => ({ ...one, id: nodeId('source.shop.raw.orders__2') })),
        head: project().source('raw', 'orders-2'),
        ids: ['source.shop.raw.orders-2'],
      },
    ],
    quiet: [
      {
        name: 'a unit test that says something else',
        base: unitTest('works_v2', '1.12.6'),
        head: unitTest('works.v2', '2.0.1', [{ input: "ref('raw')", rows: [{ id: 2 }], format: 'dict', fixture: null }]),
      },
      { name: 'a unit test of the same engine', base: unitTest('works_v2', '2.0.1'), head: unitTest('works.v2', '2.0.1') },
    ],
  },
  {
    rule: 'smart/disabled-by-version',
    fires: [{ name: 'a model that only dbt v1 runs', base: switched(BY_VERSION, false).metadata(V2), head: switched(BY_VERSION, true), ids: orders }],
    quiet: [
      { name: 'a model that was edited too', base: switched(BY_VERSION, false).metadata(V2), head: switched(BY_VERSION, true, 'select 2') },
      {
        name: 'a model that the target switches',
        base: switched("{{ target.name == 'ci' }}", false).metadata(V2),
        head: switched("{{ target.name == 'ci' }}", true),
      },
      { name: 'a model that was switched on', base: switched('false', false).metadata(V2), head: switched('true', true) },
    ],
  },
];

/** Unit tests and sources under the ids of another engine. */
function renamed(built: Project, rename: (resource: Resource) => Resource): Project {
  const resources = [...built.resources.values()].map((one) => (one.resourceType === 'unit_test' || one.resourceType === 'source' ? rename(one) : one));
  return { ...built, resources: new Map(resources.map((one) => [one.id, one])) };
}

function withMeasure(measures: readonly JsonObject[]) {
  const aggregation = { semantic_model: 'orders_sm', agg: 'sum' };
  return project()
    .model('orders', 'select 1')
    .semanticModel('orders_sm', 'orders', { measures })
    .metric('total', [], { typeParams: { expr: 'amount', metric_aggregation_params: aggregation } });
}
