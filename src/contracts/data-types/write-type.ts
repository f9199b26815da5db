import type { DataType, DialectName } from './types.ts';

type Words = Readonly<Record<'integer' | 'float32' | 'float64' | 'string' | 'ntz' | 'tz', string>>;

const STANDARD: Words = {
  integer: 'bigint',
  float32: 'real',
  float64: 'double precision',
  string: 'varchar',
  ntz: 'timestamp',
  tz: 'timestamp with time zone',
};

const WORDS: Readonly<Record<DialectName, Words>> = {
  snowflake: { ...STANDARD, float32: 'float', float64: 'float', ntz: 'timestamp_ntz', tz: 'timestamp_tz' },
  bigquery: { ...STANDARD, integer: 'int64', float32: 'float64', float64: 'float64', string: 'string', ntz: 'datetime', tz: 'timestamp' },
  redshift: STANDARD,
  postgres: STANDARD,
  databricks: { ...STANDARD, float32: 'float', float64: 'double', string: 'string', ntz: 'timestamp_ntz', tz: 'timestamp' },
  duckdb: { ...STANDARD, float32: 'float', float64: 'double' },
};

const INTEGERS: Readonly<Record<number, string>> = { 8: 'tinyint', 16: 'smallint', 32: 'integer', 64: 'bigint', 128: 'hugeint' };

/** A type in the words of a warehouse, or of standard SQL; null for what has no plain word there. */
export function writeType(type: DataType, dialect: DialectName | null): string | null {
  const words = dialect === null ? STANDARD : WORDS[dialect];
  switch (type.family) {
    case 'integer':
      return dialect === 'bigquery' ? words.integer : type.signed ? (INTEGERS[type.bits] ?? null) : null;
    case 'decimal':
      return type.precision === null ? 'numeric' : `decimal(${type.precision},${type.scale ?? 0})`;
    case 'float':
      return type.bits === 32 ? words.float32 : words.float64;
    case 'string':
      return type.length === null ? words.string : `${words.string === 'string' && dialect === 'databricks' ? 'varchar' : words.string}(${type.length})`;
    case 'timestamp':
      return type.zone === 'ntz' ? words.ntz : words.tz;
    case 'boolean':
    case 'date':
    case 'uuid':
      return type.family;
    case 'time':
      return type.zoned ? 'time with time zone' : 'time';
    case 'array': {
      const element = type.element === null ? null : writeType(type.element, dialect);
      if (element === null) return null;
      return dialect === 'bigquery' || dialect === 'databricks' ? `array<${element}>` : dialect === 'duckdb' || dialect === 'postgres' ? `${element}[]` : null;
    }
    default:
      return null;
  }
}
