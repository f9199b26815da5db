/**
 * What a data contract promises, whatever file it was read from: the guide's YAML, ODCS 3.x, dbt's schema.yml or a
 * manifest. Keys that the model has no word for are kept in `ext`, so that a round trip loses nothing.
 */
import type { Json, JsonObject, NodeId } from '#kernel';
import type { DialectName } from './data-types/index.ts';
import type { Deprecation, Field, QualityRule } from './field-types.ts';

export type * from './field-types.ts';

export type ContractFormat = 'guide' | 'odcs' | 'dbt';

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a contract stands. `at` of its parts are JSON pointers into `places`. */
export interface ContractSource {
  readonly format: ContractFormat;
  /** ODCS' `apiVersion`, such as `v3.1.0`; null elsewhere. */
  readonly formatVersion: string | null;
  readonly file: string;
  /** By JSON pointer; of the key where a value has one. Empty for a manifest, which knows no lines. */
  readonly places: ReadonlyMap<string, Position>;
}

export interface Contract {
  readonly source: ContractSource;
  readonly id: string;
  readonly name: string;
  /** As written; semver is judged, not assumed. */
  readonly version: string | null;
  /** `active` when the file does not say. */
  readonly status: string;
  readonly owner: Owner;
  readonly description: Description;
  readonly tables: readonly Table[];
  readonly slas: readonly Sla[];
  readonly versioning: Versioning | null;
  readonly consumers: readonly Consumer[];
  readonly change: ChangeProcess | null;
  /** Keys of the source format that the model has no word for. */
  readonly ext: JsonObject;
}

export interface Owner {
  readonly email: string | null;
  readonly team: string | null;
  readonly channel: string | null;
}

export interface Description {
  readonly purpose: string | null;
  readonly usage: string | null;
  readonly limitations: string | null;
}

export interface Table {
  readonly at: string;
  /** ODCS' stable id: it survives a rename. */
  readonly id: string | null;
  readonly name: string;
  readonly physicalName: string | null;
  readonly relation: Relation;
  readonly description: string | null;
  readonly fields: readonly Field[];
  /** Sets of columns that identify a row. */
  readonly keys: readonly Key[];
  readonly relationships: readonly Relationship[];
  readonly quality: readonly QualityRule[];
  readonly deprecated: Deprecation | null;
  /** What only dbt knows of a model. */
  readonly dbt: DbtFacts | null;
  readonly ext: JsonObject;
}

export interface Relation {
  readonly database: string | null;
  readonly schema: string | null;
  readonly identifier: string | null;
  readonly dialect: DialectName | null;
}

export interface DbtFacts {
  readonly node: NodeId | null;
  /** A label, not a semantic version. */
  readonly version: string | number | null;
  readonly latestVersion: string | number | null;
  readonly access: string | null;
  readonly group: string | null;
  readonly enforced: boolean;
}

export interface Key {
  readonly at: string;
  readonly kind: 'primary' | 'unique';
  readonly columns: readonly string[];
}

export interface Relationship {
  readonly at: string;
  readonly type: string;
  /** Dotted paths, the table's own columns without the table. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ext: JsonObject;
}

/** A promise about the data as a whole. */
export type Sla =
  | {
      readonly at: string;
      readonly kind: 'freshness';
      readonly maxDelayMinutes: number | null;
      readonly column: string | null;
      readonly schedule: string | null;
      readonly ext: JsonObject;
    }
  | { readonly at: string; readonly kind: 'null-rate'; readonly of: 'required' | 'optional'; readonly maxRate: number }
  | { readonly at: string; readonly kind: 'volume'; readonly minDaily: number | null; readonly maxDaily: number | null; readonly anomaly: number | null }
  | { readonly at: string; readonly kind: 'retention'; readonly days: number | null; readonly column: string | null; readonly ext: JsonObject }
  /** A property that has no meaning of its own to us: kept, and said to be not evaluated. */
  | { readonly at: string; readonly kind: 'other'; readonly property: string; readonly value: Json; readonly unit: string | null; readonly ext: JsonObject };

export interface Versioning {
  readonly at: string;
  readonly breaking: readonly string[];
  readonly nonBreaking: readonly string[];
}

export interface Consumer {
  readonly at: string;
  readonly name: string;
  readonly team: string | null;
  readonly contact: string | null;
  readonly usage: string | null;
  readonly requiredFields: readonly string[];
  readonly ext: JsonObject;
}

export interface ChangeProcess {
  readonly at: string;
  readonly leadDays: number | null;
  readonly approvers: readonly string[];
  readonly rollbackRequired: boolean | undefined;
  readonly ext: JsonObject;
}
