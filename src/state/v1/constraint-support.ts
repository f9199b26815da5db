/**
 * The constraint types that each dbt adapter declares ENFORCED in its CONSTRAINT_SUPPORT; only the removal of such a
 * constraint breaks a contract. No manifest stores the table, so it stands here, read in the adapters' sources.
 */
const ENFORCED: Readonly<Record<string, readonly string[]>> = {
  athena: [],
  bigquery: ['not_null'],
  databricks: ['check', 'not_null'],
  duckdb: ['check', 'not_null', 'unique', 'primary_key', 'foreign_key'],
  materialize: ['not_null'],
  postgres: ['check', 'not_null', 'unique', 'primary_key', 'foreign_key'],
  redshift: ['not_null'],
  snowflake: ['not_null'],
  spark: [],
  sqlserver: ['check', 'not_null', 'unique', 'primary_key', 'foreign_key'],
  vertica: ['not_null'],
};

/** What dbt's base adapter declares, and with it every adapter that says nothing else. */
const BASE_ADAPTER: readonly string[] = ['not_null', 'foreign_key'];

export interface ConstraintSupport {
  readonly enforced: readonly string[];
  /** The adapter is in the table, not guessed. */
  readonly isKnown: boolean;
}

export function constraintSupportOf(adapterType: string | null): ConstraintSupport {
  const enforced = ENFORCED[adapterType ?? ''];
  return { enforced: enforced ?? BASE_ADAPTER, isKnown: enforced !== undefined };
}
