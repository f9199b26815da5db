import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import { type Json, type JsonObject, isJsonList, isJsonObject, macroId, nodeId } from '#kernel';
import { bytesOf, entryJson, manifestJson } from '../support/artifact-json.ts';
import { URI, readEntry, valueOf } from './helpers.ts';

/** One of everything, each with a few fields set. */
const SHOP = manifestJson({
  nodes: {
    ...entryJson('model.shop.orders', {
      raw_code: 'select 1',
      config: { materialized: 'table', tags: ['daily'], meta: { tier: { level: 1, name: 'gold' } } },
      unrendered_config: { materialized: 'table' },
      depends_on: { macros: ['macro.shop.cents'], nodes: ['seed.shop.raw'] },
      columns: { id: { name: 'id', data_type: 'int', constraints: [{ type: 'not_null' }] }, amount: { name: 'amount' } },
      contract: { enforced: true, alias_types: true, checksum: 'abc' },
      version: 2,
      latest_version: 2,
      checksum: { name: 'sha256', checksum: 'def' },
    }),
    ...entryJson('seed.shop.raw', { checksum: { name: 'path', checksum: 'seeds/raw.csv' } }),
    ...entryJson('test.shop.not_null_orders_id', {
      test_metadata: { name: 'not_null', kwargs: { column_name: 'id' } },
      attached_node: 'model.shop.orders',
      column_name: 'id',
    }),
    ...entryJson('snapshot.shop.history', {}),
    ...entryJson('analysis.shop.look', {}),
    ...entryJson('operation.shop.start', {}),
  },
  sources: entryJson('source.shop.raw.events', { source_name: 'raw', identifier: 'events', quoting: { identifier: true } }),
  exposures: entryJson('exposure.shop.board', { type: 'dashboard', owner: { email: 'a@example.com', name: 'A' } }),
  metrics: entryJson('metric.shop.revenue', { label: 'Revenue', type: 'simple', type_params: { measure: { name: 'total' } } }),
  semantic_models: entryJson('semantic_model.shop.orders', { model: "ref('orders')", entities: [{ name: 'order', type: 'primary', expr: 'id' }] }),
  saved_queries: entryJson('saved_query.shop.weekly', { query_params: { metrics: ['revenue'] } }),
  unit_tests: entryJson('unit_test.shop.orders.adds', { model: 'orders', given: [{ input: "ref('raw')", rows: [] }], checksum: 'c' }),
  functions: entryJson('function.shop.area', { returns: { data_type: 'int' }, raw_code: 'x * y' }),
  macros: entryJson('macro.shop.cents', { macro_sql: '{% macro cents() %}{% endmacro %}', depends_on: { macros: ['macro.dbt.run_query'] } }),
  groups: { 'group.shop.finance': { name: 'finance', owner: { email: 'f@example.com' }, resource_type: 'group' } },
  selectors: { nightly: { name: 'nightly', default: false, definition: { method: 'tag', value: 'nightly' } } },
  disabled: { 'model.shop.off': Object.values(entryJson('model.shop.off', { config: { enabled: false } })) },
});

const readShop = (json: Json) => valueOf(readManifest(bytesOf(json), URI));
const shop = readShop(SHOP);

describe('a manifest', () => {
  it('gives every enabled resource in the order of the file', () => {
    expect([...shop.resources.keys()]).toEqual([
      'model.shop.orders',
      'seed.shop.raw',
      'test.shop.not_null_orders_id',
      'snapshot.shop.history',
      'analysis.shop.look',
      'operation.shop.start',
      'source.shop.raw.events',
      'exposure.shop.board',
      'metric.shop.revenue',
      'semantic_model.shop.orders',
      'saved_query.shop.weekly',
      'unit_test.shop.orders.adds',
      'function.shop.area',
    ]);
  });

  it('gives each the type of its section', () => {
    expect([...shop.resources].filter(([id, { resourceType }]) => !id.startsWith(`${resourceType}.`))).toEqual([]);
  });

  it('keeps disabled resources apart', () => {
    expect([...shop.disabled].map(([id, list]) => [id, list.map(({ name }) => name)])).toEqual([['model.shop.off', ['off']]]);
  });

  it('says who wrote it', () => {
    expect(shop.metadata).toEqual({
      schemaVersion: 12,
      dbtVersion: '1.12.6',
      engine: 'v1',
      adapterType: null,
      projectName: null,
      projectId: null,
      generatedAt: '2026-11-22T10:00:00.000000Z',
      invocationId: 'aaaaaaaa-0000-4000-8000-000000000000',
    });
  });

  it('gives macros with what they call', () => {
    expect(shop.macros.get(macroId('macro.shop.cents'))).toEqual({
      id: 'macro.shop.cents',
      name: 'cents',
      packageName: 'shop',
      path: 'models/cents.sql',
      sql: '{% macro cents() %}{% endmacro %}',
      macros: ['macro.dbt.run_query'],
    });
  });

  it('gives groups by the name that nodes refer to', () => {
    expect([...shop.groups]).toEqual([['finance', { name: 'finance', owner: { email: 'f@example.com', name: null } }]]);
  });

  it('gives selectors as dbt resolved them', () => {
    expect(shop.selectors.get('nightly')).toEqual({ name: 'nightly', default: false, definition: { method: 'tag', value: 'nightly' } });
  });

  it('gives a model with all its fields', () => {
    const model = shop.resources.get(nodeId('model.shop.orders'));
    expect(model?.config).toEqual({ enabled: true, materialized: 'table', tags: ['daily'], meta: { tier: { level: 1, name: 'gold' } } });
    expect(model).toMatchObject({
      path: 'models/orders.sql',
      fqn: ['shop', 'orders'],
      tags: ['daily'],
      unrenderedConfig: { materialized: 'table' },
      dependsOn: ['seed.shop.raw'],
      macros: ['macro.shop.cents'],
      contract: { enforced: true, aliasTypes: true, checksum: 'abc' },
      checksum: { name: 'sha256', checksum: 'def' },
      version: 2,
      latestVersion: 2,
    });
  });

  it('gives the schema file of a resource without its package', () => {
    expect(readEntry('nodes', 'model.shop.orders', { patch_path: 'shop://models/schema.yml' }).patchPath).toBe('models/schema.yml');
  });

  it('tells a generic test from a singular one', () => {
    expect(shop.resources.get(nodeId('test.shop.not_null_orders_id'))).toMatchObject({
      testMetadata: { name: 'not_null', namespace: null, kwargs: { column_name: 'id' } },
      attachedNode: 'model.shop.orders',
    });
    expect(readEntry('nodes', 'test.shop.paid', {})).toMatchObject({ testMetadata: null, attachedNode: null });
  });

  it('reads a version as it was authored', () => {
    for (const version of [1, 1.5, '1', 'beta', null]) expect(readEntry('nodes', 'model.shop.m', { version })).toMatchObject({ version });
  });
});

describe('reading', () => {
  it('is indifferent to the order of keys', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        expect(readShop(shuffle(SHOP, () => numbers.next().value ?? 0))).toEqual(shop);
      }),
      { numRuns: 50 },
    );
  });

  it('never looks at unknown keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readShop(extend(SHOP, { _later: value as Json }))).toEqual(shop);
      }),
      { numRuns: 50 },
    );
  });

  it('takes null for absent', () => {
    expect(readShop(extend(SHOP, { description: null, group: null, patch_path: null, relation_name: null, version: null }))).toEqual(shop);
  });

  it('gives equal values for equal bytes', () => {
    expect(readShop(SHOP)).toEqual(shop);
  });
});

/** Keys whose values are the author's: what stands in them is data, not fields of dbt's. */
const AUTHORED = new Set(['config', 'meta', 'unrendered_config', 'owner', 'selectors', 'kwargs', 'given', 'type_params']);
/** Keys whose values are maps or hold lists of entries. */
const MAPS = new Set([
  'nodes',
  'sources',
  'exposures',
  'metrics',
  'semantic_models',
  'saved_queries',
  'unit_tests',
  'functions',
  'macros',
  'groups',
  'disabled',
  'columns',
]);

/** The same document with `more` in every object that has dbt's own fields, behind what is there. */
function extend(json: Json, more: JsonObject, key = ''): Json {
  if (AUTHORED.has(key)) return json;
  if (isJsonList(json)) return json.map((item) => extend(item, more));
  if (!isJsonObject(json)) return json;
  const entries = Object.entries(json).map(([name, value]): [string, Json] => [name, extend(value, more, MAPS.has(key) ? '' : name)]);
  return { ...(MAPS.has(key) ? {} : more), ...Object.fromEntries(entries) };
}

function shuffle(json: Json, next: () => number): Json {
  if (isJsonList(json)) return json.map((item) => shuffle(item, next));
  if (!isJsonObject(json)) return json;
  const keyed = Object.entries(json).map(([name, value]) => ({ name, value: shuffle(value, next), at: next() }));
  return Object.fromEntries(keyed.sort((a, b) => a.at - b.at).map(({ name, value }) => [name, value]));
}
