import type { DialectName } from '../types.ts';
import { BIGQUERY } from './bigquery.ts';
import { DATABRICKS } from './databricks.ts';
import type { Dialect } from './dialect.ts';
import { DUCKDB } from './duckdb.ts';
import { POSTGRES } from './postgres.ts';
import { REDSHIFT } from './redshift.ts';
import { SNOWFLAKE } from './snowflake.ts';

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  bigquery: BIGQUERY,
  databricks: DATABRICKS,
  duckdb: DUCKDB,
  postgres: POSTGRES,
  redshift: REDSHIFT,
  snowflake: SNOWFLAKE,
};

export const DIALECT_NAMES = ['snowflake', 'bigquery', 'redshift', 'postgres', 'databricks', 'duckdb'] as const satisfies readonly DialectName[];

/** Names under which dbt adapters and ODCS servers speak one of the six dialects. */
const SPEAKERS: ReadonlyMap<string, DialectName> = new Map([
  ...DIALECT_NAMES.map((name) => [name, name] as const),
  ['spark', 'databricks'],
  ['postgresql', 'postgres'],
  ['alloydb', 'postgres'],
  ['motherduck', 'duckdb'],
]);

/** The dialect of a dbt adapter or an ODCS server type; null when we have no table for it. */
export function findDialect(adapter: string | null): DialectName | null {
  return adapter === null ? null : (SPEAKERS.get(adapter.toLowerCase()) ?? null);
}
