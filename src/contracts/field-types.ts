/** What a contract says about one column. */
import type { Json, JsonObject } from '#kernel';
import type { DataType } from './data-types/index.ts';

export interface Field {
  readonly at: string;
  readonly id: string | null;
  /** Empty for the items of an array. */
  readonly name: string;
  /** Dotted below the table; items of an array have the path of the array, a map's are `.key` and `.value`. */
  readonly path: string;
  readonly physicalName: string | null;
  readonly type: FieldType;
  readonly description: string | null;
  /** Never null. */
  readonly required: boolean;
  readonly unique: boolean;
  /** Every list of allowed values that the file gives, so that two lists can be held against each other. */
  readonly allowed: readonly AllowedValues[];
  /** Every pair of bounds that the file gives. */
  readonly bounds: readonly Bounds[];
  readonly pattern: string | null;
  readonly format: string | null;
  readonly timezone: string | null;
  /** Undefined when there is none; null is a default like any other. */
  readonly default: Json | undefined;
  /** Undefined when the file does not say. */
  readonly pii: boolean | undefined;
  readonly classification: string | null;
  readonly retentionDays: number | null;
  /** `breaking_change: never`. */
  readonly neverBreak: boolean;
  readonly deprecated: Deprecation | null;
  readonly quality: readonly QualityRule[];
  /** Members of a struct; key and value of a map. */
  readonly fields: readonly Field[];
  /** The items of an array. */
  readonly element: Field | null;
  readonly ext: JsonObject;
}

export interface FieldType {
  /** The word of the file: `decimal`, `number`; null where only a physical type is given. */
  readonly logical: string | null;
  /** The warehouse's own text: `NUMERIC(10,2)`. */
  readonly physical: string | null;
  readonly data: DataType;
}

export interface AllowedValues {
  readonly at: string;
  readonly values: readonly Json[];
}

/** What a pair of bounds is about: the value, or its length or number of items. */
export type BoundsOf = 'value' | 'length' | 'items' | 'properties';

export interface Bounds {
  readonly at: string;
  readonly of: BoundsOf;
  readonly min: Bound | null;
  readonly max: Bound | null;
}

/** Dates are texts. */
export interface Bound {
  readonly value: number | string;
  readonly exclusive: boolean;
}

export interface Deprecation {
  /** ISO date from which removal is announced; null when none is. */
  readonly sunset: string | null;
  readonly replacement: string | null;
}

export type QualityKind = 'library' | 'sql' | 'text' | 'custom';

export interface QualityRule {
  readonly at: string;
  readonly kind: QualityKind;
  /** The metric of a library rule (`nullValues`), else its name. */
  readonly metric: string | null;
  readonly operators: Readonly<Record<string, Json>>;
  readonly severity: string | null;
  readonly ext: JsonObject;
}
