import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#kernel';
import { readEntry } from './helpers.ts';

const ORDERS = 'semantic_model.shop.orders';
const semantic = (fields: JsonObject) => readEntry('semantic_models', ORDERS, { model: "ref('orders')", ...fields });

describe('a part of a semantic model', () => {
  it('has the fields of its class, whatever dbt version wrote it', () => {
    expect(semantic({ entities: [{ name: 'order', type: 'primary' }] })).toMatchObject({
      entities: [{ name: 'order', type: 'primary', description: null, label: null, role: null, expr: null, config: null }],
    });
    expect(semantic({ dimensions: [{ name: 'paid', type: 'categorical' }] })).toMatchObject({
      dimensions: [
        {
          name: 'paid',
          type: 'categorical',
          description: null,
          label: null,
          is_partition: false,
          type_params: null,
          expr: null,
          metadata: null,
          config: null,
          datatype: null,
        },
      ],
    });
    expect(semantic({ measures: [{ name: 'total', agg: 'sum' }] })).toMatchObject({
      measures: [
        {
          name: 'total',
          agg: 'sum',
          description: null,
          label: null,
          create_metric: false,
          expr: null,
          agg_params: null,
          non_additive_dimension: null,
          agg_time_dimension: null,
          config: null,
        },
      ],
    });
  });

  it('has the fields of the classes inside it', () => {
    expect(
      semantic({ dimensions: [{ name: 'at', type: 'time', type_params: { time_granularity: 'day', validity_params: { is_start: true } } }] }),
    ).toMatchObject({
      dimensions: [{ type_params: { time_granularity: 'day', validity_params: { is_start: true, is_end: false } } }],
    });
    expect(semantic({ measures: [{ name: 'p90', agg: 'percentile', agg_params: { percentile: 0.9 } }] })).toMatchObject({
      measures: [{ agg_params: { percentile: 0.9, use_discrete_percentile: false, use_approximate_percentile: false } }],
    });
  });

  it('has an empty configuration that is not a missing one', () => {
    const configOf = (entity: JsonObject) => semantic({ entities: [{ name: 'order', type: 'primary', ...entity }] });
    expect(configOf({ config: {} })).toMatchObject({ entities: [{ config: { meta: {} } }] });
    expect(configOf({ config: null })).toMatchObject({ entities: [{ config: null }] });
    expect(configOf({})).toMatchObject({ entities: [{ config: null }] });
  });

  it('loses what its class does not know', () => {
    const known = semantic({ entities: [{ name: 'order', type: 'primary' }] });
    expect(semantic({ entities: [{ name: 'order', type: 'primary', metadata: {}, invented: 1 }] })).toEqual(known);
  });

  it('stands under a configuration with defaults and whatever else is set', () => {
    expect(semantic({ config: { meta: { tier: 1 }, custom: true } }).config).toEqual({ enabled: true, group: null, meta: { tier: 1 }, custom: true });
  });
});

describe('a saved query', () => {
  const query = (fields: JsonObject) => readEntry('saved_queries', 'saved_query.shop.weekly', fields);

  it('of dbt 1.8 has no tags and exports without unrendered configuration', () => {
    expect(query({ exports: [{ name: 'out', config: { export_as: 'table' } }] })).toMatchObject({
      tags: [],
      exports: [{ name: 'out', config: { export_as: 'table', schema_name: null, alias: null, database: null }, unrenderedConfig: {} }],
      config: { enabled: true, group: null, meta: {}, export_as: null, schema: null, cache: { enabled: false } },
    });
  });

  it('has the parts of its query side by side', () => {
    const where = { where_filters: [{ where_sql_template: 'x' }] };
    expect(query({ query_params: { metrics: ['m'], group_by: ['g'], where, order_by: ['o'], limit: 5 } })).toMatchObject({
      metrics: ['m'],
      groupBy: ['g'],
      where,
      orderBy: ['o'],
      limit: 5,
    });
  });

  it('may have one tag as a text', () => {
    expect(query({ tags: 'weekly' }).tags).toEqual(['weekly']);
  });
});

describe('a source', () => {
  const source = (fields: JsonObject) => readEntry('sources', 'source.shop.raw.orders', { source_name: 'raw', identifier: 'orders', ...fields });

  it('that sets nothing has no freshness, no external table and no quoting', () => {
    expect(source({})).toMatchObject({
      freshness: null,
      external: null,
      quoting: { database: null, schema: null, identifier: null, column: null },
    });
  });

  it('has thresholds with all their parts', () => {
    expect(source({ freshness: { warn_after: { count: 1, period: 'day' } } })).toMatchObject({
      freshness: { warn_after: { count: 1, period: 'day' }, error_after: { count: null, period: null }, filter: null },
    });
  });

  it('keeps a threshold that was set to null', () => {
    expect(source({ freshness: { warn_after: null } })).toMatchObject({ freshness: { warn_after: null } });
  });

  it('keeps what an external table adds of its own', () => {
    expect(source({ external: { location: 's3://raw', partitions: ['day', { name: 'day', data_type: 'date' }], using: 'csv' } })).toMatchObject({
      external: {
        location: 's3://raw',
        file_format: null,
        row_format: null,
        tbl_properties: null,
        partitions: ['day', { name: 'day', description: '', data_type: 'date', meta: {} }],
        using: 'csv',
      },
    });
  });
});

describe('a function', () => {
  it('of dbt 1.11 has no overloads', () => {
    expect(readEntry('functions', 'function.shop.f', { returns: { data_type: 'int' }, arguments: [{ name: 'x', data_type: 'int' }] })).toMatchObject({
      arguments: [{ name: 'x', data_type: 'int', description: null, default_value: null }],
      returns: { data_type: 'int', description: null },
      overloads: [],
    });
  });

  it('has overloads without their compiled bodies', () => {
    const overload = { defined_in: 'f_text', returns: { data_type: 'text' }, raw_body: 'x', compiled_body: 'y' };
    expect(readEntry('functions', 'function.shop.f', { overloads: [overload] })).toMatchObject({
      overloads: [{ defined_in: 'f_text', arguments: [], returns: { data_type: 'text', description: null }, description: null, raw_body: 'x' }],
    });
  });
});

describe('an owner', () => {
  it('has an email and a name, set or not, and whatever else is given', () => {
    const exposure = readEntry('exposures', 'exposure.shop.board', { type: 'dashboard', owner: { email: 'a@example.com', slack: '#data' } });
    expect(exposure).toMatchObject({ owner: { email: 'a@example.com', name: null, slack: '#data' } });
  });
});

describe('a constraint', () => {
  it('warns unless it says otherwise', () => {
    const columns = { id: { name: 'id', constraints: [{ type: 'not_null' }] } };
    const model = readEntry('nodes', 'model.shop.orders', {
      columns,
      constraints: [{ type: 'check', expression: 'id > 0', warn_unsupported: false, columns: ['id'] }],
    });
    const absent = { name: null, expression: null, warnUnenforced: true, warnUnsupported: true, to: null, toColumns: [], columns: [] };
    expect(model.resourceType === 'model' ? [model.columns.get('id')?.constraints, model.constraints] : []).toEqual([
      [{ ...absent, type: 'not_null' }],
      [{ ...absent, type: 'check', expression: 'id > 0', warnUnsupported: false, columns: ['id'] }],
    ]);
  });
});
