/**
 * Which rendered configuration dbt v2 compares, and in which form; what is in no list (`quoting` and `event_time` of a
 * model, custom keys, ...) does not count. Read in its sources, crates/dbt-schemas/src/schemas of 2.0.
 */
import type { Form } from './forms.ts';

type Keys = readonly (readonly [key: string, form: Form])[];

/** Keys of a text, compared as they are. */
const plain = (keys: string): Keys =>
  keys
    .trim()
    .split(/\s+/)
    .map((key) => [key, 'exact']);

/** Settings of warehouses, on whichever adapter. */
const WAREHOUSE = plain(`
  partition_by cluster_by hours_to_expiration job_execution_timeout_seconds reservation labels labels_from_meta kms_key_name
  require_partition_filter partition_expiration_days enable_change_history grant_access_to partitions enable_refresh
  refresh_interval_minutes max_staleness file_format catalog_name location_root tblproperties include_full_name_in_path
  liquid_clustered_by auto_liquid_cluster zorder skip_optimize clustered_by buckets catalog databricks_tags query_tags compression
  databricks_compute target_alias source_alias matched_condition not_matched_condition not_matched_by_source_condition
  not_matched_by_source_action merge_with_schema_evolution skip_matched_step skip_not_matched_step persist_constraints
  unique_tmp_table_suffix schedule adapter_properties table_tag row_access_policy external_volume base_location_root
  base_location_subpath target_lag snowflake_initialization_warehouse refresh_warehouse immutable_where refresh_mode initialize
  scheduler tmp_relation_type query_tag automatic_clustering copy_grants copy_tags secure transient iceberg_version auto_refresh
  backup bind dist sort sort_type as_columnstore table_type indexes primary_key category engine order_by ttl settings query_settings
  projections inserts_only connection_overrides fields source_type url format layout lifetime range table update_field update_lag
  definer sql_security refreshable catchup mv_on_schema_change repopulate_from_mvs_on_full_refresh
`);

const HOOKS: Keys = [
  ['pre-hook', 'hooks'],
  ['post-hook', 'hooks'],
];

export const MODEL_KEYS: Keys = [
  ...plain(`
  enabled alt_compute adapter propagate incremental_strategy batch_size begin full_refresh unique_key on_error python_version
  concurrent_batches merge_update_columns merge_exclude_columns table_format freshness state sql_header location predicates
`),
  ...HOOKS,
  ...WAREHOUSE,
  ['materialized', 'orDefault'],
  ['lookback', 'orDefault'],
  ['on_schema_change', 'orDefault'],
  ['on_configuration_change', 'orDefault'],
  ['access', 'orDefault'],
  ['meta', 'emptyAsNull'],
  ['column_types', 'emptyAsNull'],
  ['grants', 'emptyAsNull'],
  ['packages', 'emptyAsNull'],
  ['imports', 'emptyAsNull'],
  ['docs', 'docs'],
  ['persist_docs', 'persistDocsOfModel'],
  ['latest_version_pointer', 'nullsAsNull'],
];

export const SEED_KEYS: Keys = [
  ...plain('enabled quote_columns event_time full_refresh'),
  ...HOOKS,
  ...WAREHOUSE,
  ['materialized', 'orSeed'],
  ['column_types', 'anyCase'],
  ['meta', 'emptyAsNull'],
  ['grants', 'emptyAsNull'],
  ['docs', 'docs'],
  ['persist_docs', 'persistDocs'],
];

export const SNAPSHOT_KEYS: Keys = [
  ...plain(`
  alias materialized strategy unique_key check_cols updated_at dbt_valid_to_current hard_deletes target_database target_schema
  enabled event_time quote_columns invalidate_hard_deletes state
`),
  ...HOOKS,
  ...WAREHOUSE,
  ['meta', 'emptyAsNull'],
  ['grants', 'emptyAsNull'],
  ['persist_docs', 'persistDocs'],
  ['quoting', 'quoting'],
  ['snapshot_meta_column_names', 'nullsAsNull'],
];

export const SOURCE_KEYS: Keys = [
  ...plain('enabled event_time'),
  ...WAREHOUSE,
  ['freshness', 'freshness'],
  ['quoting', 'quoting'],
  ['loaded_at_field', 'text'],
  ['loaded_at_query', 'text'],
];

export const FUNCTION_KEYS: Keys = [
  ...plain('enabled alias schema type volatility snowflake'),
  ...HOOKS,
  ...WAREHOUSE,
  ['access', 'orDefault'],
  ['on_configuration_change', 'exact'],
  ['meta', 'emptyAsNull'],
  ['grants', 'emptyAsNull'],
  ['packages', 'emptyAsNull'],
  ['docs', 'docs'],
  ['quoting', 'quotingAsGiven'],
];
