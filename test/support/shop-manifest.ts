import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '#kernel';
import { entryJson, manifestJson } from './artifact-json.ts';

/** What a test changes in the model, as the author of a pull request would. */
export interface ModelText {
  readonly name?: string;
  readonly sql?: string;
  /** Name and type, as the enforced contract promises them. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The SQL of the model that reads it. */
  readonly revenue?: string;
}

const REVENUE = 'select sum(amount) as total from {{ ref("orders") }}';

/** The manifest of a project `shop`: a versioned model with an enforced contract, a test on its key, and a model that reads it. */
export function shopManifest({
  name = 'orders',
  sql = 'select order_id, amount from raw.orders',
  columns = { order_id: 'integer', amount: 'decimal(18,2)' },
  revenue = REVENUE,
}: ModelText = {}): JsonObject {
  const orders = `model.shop.${name}.v1`;
  const nodes = {
    ...model(orders, name, sql, { version: 1, latest_version: 1, columns: columnsJson(columns), ...contractJson(columns) }),
    ...model('model.shop.revenue', 'revenue', revenue, { depends_on: { nodes: [orders], macros: [] } }),
    ...uniqueTest(orders, name),
  };
  const metadata = { ...metadataOf(manifestJson()), project_name: 'shop', adapter_type: 'duckdb' };
  return manifestJson({ metadata, nodes });
}

function model(id: string, name: string, sql: string, fields: JsonObject): JsonObject {
  return entryJson(id, {
    name,
    path: `${name}.sql`,
    raw_code: sql,
    language: 'sql',
    checksum: { name: 'sha256', checksum: sha256(sql) },
    database: 'dev',
    schema: 'main',
    alias: name,
    config: { enabled: true, materialized: 'table' },
    unrendered_config: { materialized: 'table' },
    ...fields,
  });
}

function uniqueTest(orders: string, name: string): JsonObject {
  return entryJson(`test.shop.unique_${name}_order_id.0123456789`, {
    name: `unique_${name}_order_id`,
    original_file_path: 'models/orders.yml',
    raw_code: '{{ test_unique(**_dbt_generic_test_kwargs) }}',
    checksum: { name: 'none', checksum: '' },
    test_metadata: { name: 'unique', kwargs: { column_name: 'order_id', model: `{{ ref('${name}') }}` }, namespace: null },
    column_name: 'order_id',
    attached_node: orders,
    depends_on: { nodes: [orders], macros: [] },
  });
}

const columnsJson = (columns: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, { name, data_type: type, description: '', constraints: [], meta: {}, tags: [] }]));

const contractJson = (columns: Readonly<Record<string, string>>): JsonObject => ({
  contract: { enforced: true, alias_types: true, checksum: sha256(JSON.stringify(columns)) },
  config: { enabled: true, materialized: 'table', contract: { enforced: true, alias_types: true } },
});

function metadataOf({ metadata }: JsonObject): JsonObject {
  return isJsonObject(metadata) ? metadata : {};
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
