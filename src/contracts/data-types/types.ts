/** What a column can hold, apart from the words a warehouse uses for it. */
export type DataType =
  | { readonly family: 'integer'; readonly bits: 8 | 16 | 32 | 64 | 128; readonly signed: boolean }
  /** Null precision: no bound at all, as Postgres' bare NUMERIC. */
  | { readonly family: 'decimal'; readonly precision: number | null; readonly scale: number | null }
  | { readonly family: 'float'; readonly bits: 32 | 64 }
  /** `fixed` pads with blanks. Length in characters, on Redshift in bytes; null is unbounded. */
  | { readonly family: 'string'; readonly length: number | null; readonly fixed: boolean }
  | { readonly family: 'bytes'; readonly length: number | null }
  | { readonly family: 'boolean' }
  | { readonly family: 'date' }
  | { readonly family: 'time'; readonly precision: number; readonly zoned: boolean }
  | { readonly family: 'timestamp'; readonly precision: number; readonly zone: TimestampZone }
  | { readonly family: 'json'; readonly word: string }
  | { readonly family: 'struct'; readonly members: readonly StructMember[] }
  /** Null element: the warehouse does not say (Snowflake's bare ARRAY). Null length: any number of items. */
  | { readonly family: 'array'; readonly element: DataType | null; readonly length: number | null }
  | { readonly family: 'map'; readonly key: DataType; readonly value: DataType }
  | { readonly family: 'vector'; readonly element: string; readonly dimensions: number | null }
  | { readonly family: 'uuid' }
  | { readonly family: 'geo'; readonly word: string }
  | { readonly family: 'interval'; readonly unit: string }
  /** A type that only equals itself, by its normalised text. */
  | { readonly family: 'other'; readonly word: string }
  /** Text that no table of ours knows: never called safe. */
  | { readonly family: 'unknown'; readonly text: string };

/** Wall clock, an instant kept as UTC, or an instant shown in the session's zone. */
export type TimestampZone = 'ntz' | 'tz' | 'ltz';

export interface StructMember {
  readonly name: string;
  readonly type: DataType;
}

export type DialectName = 'snowflake' | 'bigquery' | 'redshift' | 'postgres' | 'databricks' | 'duckdb';

/** From harmless to harmful; `unknown` is never safe, and never proven harmful. */
export type TypeVerdict = 'equal' | 'alias' | 'widened' | 'unknown' | 'narrowed' | 'incompatible';

/** Ids of the rule catalogue that speak of types. */
export type TypeRule =
  | 'type-alias-only'
  | 'type-incompatible'
  | 'type-widened'
  | 'type-narrowed'
  | 'decimal-precision-increased'
  | 'decimal-precision-decreased'
  | 'decimal-scale-increased'
  | 'decimal-scale-decreased'
  | 'string-length-increased'
  | 'string-length-decreased'
  | 'timestamp-timezone-changed'
  | 'timestamp-precision-changed'
  | 'semistructured-collapsed'
  | 'cardinality-changed'
  | 'nested-field-removed'
  | 'field-added-optional';

/** One difference between two types. */
export interface TypeChange {
  /** Dotted path below the column, empty for the column itself. */
  readonly path: string;
  readonly verdict: Exclude<TypeVerdict, 'equal'>;
  readonly rule: TypeRule;
  /** A clause without a full stop. */
  readonly reason: string;
}

export interface TypeComparison {
  /** The most harmful of the changes; `equal` without any. */
  readonly verdict: TypeVerdict;
  readonly changes: readonly TypeChange[];
}
