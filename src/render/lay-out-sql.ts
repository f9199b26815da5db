import type { FormatOptionsWithLanguage, SqlLanguage } from 'sql-formatter';
import { maskTemplate } from './mask-template.ts';

/** SQL with Jinja in it, laid out; undefined where that cannot be done without touching more than white space. */
export type LayOut = (sql: string) => string | undefined;

/** Loads the formatter in the dialect of a dbt adapter. It is large, so that only who shows SQL pays for it. */
export async function loadLayOut(adapterType: string | null): Promise<LayOut> {
  const { format } = await import('sql-formatter');
  const language = DIALECTS[adapterType ?? ''] ?? 'sql';
  return (sql) => {
    const masked = maskTemplate(sql);
    if (masked === undefined) return undefined;
    try {
      return masked.restore(format(masked.code, { ...STYLE, language }));
    } catch {
      // It throws at what it cannot parse, and says so in English prose alone.
      return undefined;
    }
  };
}

const STYLE = { tabWidth: 4, expressionWidth: 80, logicalOperatorNewline: 'before' } as const satisfies FormatOptionsWithLanguage;

/** The formatter's dialects by the adapters of dbt that speak them; what is missing is read as standard SQL. */
const DIALECTS: Readonly<Record<string, SqlLanguage>> = {
  athena: 'trino',
  bigquery: 'bigquery',
  clickhouse: 'clickhouse',
  databricks: 'spark',
  doris: 'mysql',
  duckdb: 'duckdb',
  fabric: 'transactsql',
  fabricspark: 'spark',
  glue: 'spark',
  greenplum: 'postgresql',
  hive: 'hive',
  impala: 'hive',
  materialize: 'postgresql',
  mysql: 'mysql',
  oracle: 'plsql',
  postgres: 'postgresql',
  redshift: 'redshift',
  risingwave: 'postgresql',
  singlestore: 'singlestoredb',
  snowflake: 'snowflake',
  spark: 'spark',
  sqlite: 'sqlite',
  sqlserver: 'transactsql',
  starrocks: 'mysql',
  synapse: 'transactsql',
  trino: 'trino',
  vertica: 'postgresql',
};
