import { ConfigError, bigquery, clickhouse, db2, db2i, duckdb, expandPhrases, format, formatDialect, hive, mariadb, mysql, n1ql, plsql, postgresql, redshift, singlestoredb, snowflake, spark, sql, sqlite, supportedDialects, tidb, transactsql, trino } from "../sql-formatter.js";

export { format };