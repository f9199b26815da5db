/** Section 3.5, the second stage: the configuration as rendered, one case for each key. */
import type { Json } from '#kernel';
import type { ProjectBuilder } from '../../support/project.ts';
import { type Edit, edits } from '../edits.ts';
import type { RowId } from '../rows.ts';
import { analysis, area, exposure, genericTest, metric, model, savedQuery, seed, semanticModel, snapshot, source, unitTest } from '../shapes.ts';

type Values = Readonly<Record<string, Json>>;
type Make = (fields: { readonly config?: Values }) => ProjectBuilder;

/** Every key set where nothing was: v2 names it as authored and as rendered. */
function counting(row: RowId, make: Make, values: Values): readonly Edit[] {
  return Object.entries(values).map(
    ([key, value]): Edit => [row, `\`${key}\``, make({}), make({ config: { [key]: value } }), 'both', [`config.${key}`, `unrendered_config.${key}`]],
  );
}

/** Every key set where nothing was, which only v1 sees. */
function passedOver(row: RowId, make: Make, values: Values): readonly Edit[] {
  return Object.entries(values).map(([key, value]): Edit => [row, `\`${key}\``, make({}), make({ config: { [key]: value } }), 'v1']);
}

const MODEL: Values = {
  catalog_name: 'lake',
  alt_compute: 'duckdb',
  meta: { owner: 'a' },
  materialized: 'table',
  incremental_strategy: 'merge',
  batch_size: 'day',
  lookback: 2,
  begin: '2026-01-01',
  persist_docs: { relation: true },
  'pre-hook': ['a'],
  'post-hook': ['a'],
  column_types: { id: 'int' },
  full_refresh: true,
  unique_key: 'id',
  on_schema_change: 'fail',
  on_configuration_change: 'continue',
  on_error: 'continue',
  grants: { select: ['reader'] },
  packages: ['numpy'],
  imports: ['a.py'],
  python_version: '3.12',
  docs: { show: false },
  concurrent_batches: true,
  merge_update_columns: ['id'],
  merge_exclude_columns: ['id'],
  table_format: 'iceberg',
  freshness: { build_after: { count: 1, period: 'day' } },
  state: { enabled: true },
  latest_version_pointer: { enabled: true },
  sql_header: 'set a',
  location: 's3://x',
  predicates: ['a'],
  partition_by: 'day',
  cluster_by: ['id'],
};

const SEED: Values = {
  column_types: { id: 'int' },
  docs: { show: false },
  grants: { select: ['reader'] },
  quote_columns: true,
  event_time: 'at',
  full_refresh: true,
  meta: { owner: 'a' },
  persist_docs: { relation: true },
  'pre-hook': ['a'],
  materialized: 'table',
  cluster_by: ['id'],
};

const SNAPSHOT: Values = {
  materialized: 'table',
  strategy: 'check',
  unique_key: 'id',
  check_cols: 'all',
  updated_at: 'at',
  dbt_valid_to_current: 'null',
  snapshot_meta_column_names: { dbt_valid_to: 'until' },
  hard_deletes: 'invalidate',
  target_database: 'd',
  target_schema: 's',
  'post-hook': ['a'],
  persist_docs: { columns: true },
  meta: { owner: 'a' },
  grants: { select: ['reader'] },
  event_time: 'at',
  quoting: { identifier: false },
  quote_columns: true,
  invalidate_hard_deletes: true,
  state: { enabled: true },
  partition_by: 'day',
};

const TEST: Values = {
  severity: 'warn',
  where: 'id > 0',
  limit: 10,
  fail_calc: 'sum(n)',
  warn_if: '> 1',
  error_if: '> 2',
  store_failures: true,
  store_failures_as: 'table',
  sql_header: 'set a',
};

const FUNCTION: Values = {
  meta: { owner: 'a' },
  docs: { show: false },
  grants: { select: ['reader'] },
  quoting: { identifier: false },
  on_configuration_change: 'continue',
  'pre-hook': ['a'],
  type: 'aggregate',
  volatility: 'stable',
  access: 'public',
  packages: ['numpy'],
  snowflake: { quote_args: false },
};

const defaults: Values = {
  materialized: 'view',
  lookback: 1,
  on_schema_change: 'ignore',
  on_configuration_change: 'apply',
  access: 'protected',
  docs: { show: true },
};

const queried = { loadedAtQuery: 'select 1', config: { loaded_at_query: 'select 1' } };
const quoted = (identifier: boolean) => source({ config: { quoting: { identifier } }, quoting: { database: null, schema: null, identifier, column: null } });

export const rendered = edits([
  ...counting('3.5/model', model, MODEL),
  ['3.5/model', '`access`', model(), model({ config: { access: 'public' } }), 'both', ['access', 'config.access', 'unrendered_config.access']],
  [
    '3.5/model',
    '`persist_docs`, false for nothing said',
    model({ config: { persist_docs: {} } }),
    model({ config: { persist_docs: { relation: false } } }),
    'both',
    ['config.persist_docs', 'unrendered_config.persist_docs.relation'],
  ],
  ...passedOver('3.5/model-default', model, defaults),
  ...passedOver('3.5/model-not', model, { incremental_predicates: ['a'], quoting: { identifier: true }, event_time: 'at', team: 'a' }),
  ['3.5/model-not', '`contract.alias_types`', model({ contract: true }), model({ contract: { enforced: true, aliasTypes: false } }), 'v1'],
  ...counting('3.5/seed', seed, SEED),
  ['3.5/seed', 'the case of a column type', seed({ config: { column_types: { id: 'INT' } } }), seed({ config: { column_types: { ID: 'int' } } }), 'v1'],
  ['3.5/seed', '`persist_docs`, false for nothing said', seed({ config: { persist_docs: {} } }), seed({ config: { persist_docs: { relation: false } } }), 'v1'],
  ...passedOver('3.5/seed-not', seed, { delimiter: ';', quoting: { identifier: false } }),
  ...counting('3.5/snapshot', snapshot, SNAPSHOT),
  ['3.5/snapshot', '`alias`', snapshot(), snapshot({ config: { alias: 'h' } }), 'both', ['unrendered_config.alias']],
  ...counting('3.5/source', source, { event_time: 'at', labels: { a: 'b' } }),
  ['3.5/source', '`loaded_at_query`', source(), source(queried), 'both', ['config.loaded_at_query', 'unrendered_config.loaded_at_query']],
  ['3.5/source', '`quoting`', source(), quoted(false), 'both', ['config.quoting', 'unrendered_config.quoting']],
  ['3.5/source', '`quoting` as the adapter has it', source(), quoted(true), 'v1'],
  ...passedOver('3.5/source-not', source, { meta: { owner: 'a' } }),
  ...counting('3.5/test', genericTest, TEST),
  ...counting('3.5/function', area, FUNCTION),
  [
    '3.5/function',
    '`quoting` as the adapter has it',
    area(),
    area({ config: { quoting: { identifier: true } } }),
    'both',
    ['config.quoting', 'unrendered_config.quoting'],
  ],
  ...passedOver('3.5/exposure', exposure, { enabled: true, meta: { owner: 'a' }, tags: ['x'] }),
  ['3.5/exposure', 'meta of an analysis', analysis(), analysis({ config: { meta: { owner: 'a' } } }), 'v1'],
  ['3.5/metric', '`group`', metric(), metric({ config: { group: 'finance' } }), 'v2', ['config.group']],
  ...passedOver('3.5/metric', metric, { enabled: true, meta: { owner: 'a' } }),
  ['3.5/saved-query', '`cache`', savedQuery(), savedQuery({ config: { cache: { enabled: true } } }), 'both', ['config.cache']],
  ['3.5/saved-query', '`export_as`', savedQuery(), savedQuery({ config: { export_as: 'table' } }), 'both', ['config.export_as']],
  ['3.5/saved-query', '`schema`', savedQuery(), savedQuery({ config: { schema: 's' } }), 'both', ['config.schema']],
  ['3.5/saved-query', '`group`', savedQuery(), savedQuery({ config: { group: 'finance' } }), 'both', ['config.group']],
  ...passedOver('3.5/saved-query', savedQuery, { meta: { owner: 'a' } }),
  ['3.5/semantic-model', 'meta', semanticModel(), semanticModel({ config: { meta: { a: 1 } } }), 'v1', ['config.meta.a'], 'modified.configs'],
  ['3.5/unit-test', 'meta', unitTest(), unitTest({ config: { meta: { a: 1 } } }), 'neither'],
  ['3.5/unit-test', 'tags', unitTest(), unitTest({ config: { tags: ['x'] } }), 'neither'],
]);
