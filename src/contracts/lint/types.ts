import type { JsonObject, Place } from '#kernel';

/** Ids of contracts.md that one contract alone can break. */
export type CatalogueRule =
  | 'grain-field-unknown'
  | 'enum-source-conflict'
  | 'check-slower-than-sla'
  | 'sla-not-evaluable'
  | 'freshness-column-lost'
  | 'pii-without-retention'
  | 'consumer-requires-optional'
  | 'consumer-requires-unknown'
  | 'version-not-semver';

/** Contradictions that the catalogue has no id for. */
export type OwnRule =
  | 'range-source-conflict'
  | 'range-empty'
  | 'enum-value-mistyped'
  | 'default-not-allowed'
  | 'key-nullable'
  | 'scale-exceeds-precision'
  | 'sunset-not-a-date'
  | 'versioning-contradictory'
  | 'contract-duplicate';

export type IssueRule = CatalogueRule | OwnRule;

/** Grades for those who read the data and for those who write it. */
export type Grade = 'breaking' | 'risky' | 'safe';

/** Something that a contract says and that cannot hold, or that nobody could check. */
export interface ContractIssue {
  readonly rule: IssueRule;
  readonly contract: string;
  /** Null for the whole contract. */
  readonly table: string | null;
  /** Dotted path; null for the whole table. */
  readonly column: string | null;
  readonly place: Place;
  /** What was found and what it contradicts, one sentence without a full stop. */
  readonly message: string;
  /** An imperative sentence. */
  readonly next: string;
  /** Names of consumers that are hit. */
  readonly consumers: readonly string[];
  readonly data: JsonObject;
}

/** An issue before it has a place and a contract. */
export interface Found {
  readonly rule: IssueRule;
  readonly at: string;
  readonly table?: string;
  readonly column?: string;
  readonly message: string;
  readonly next: string;
  readonly consumers?: readonly string[];
  readonly data: JsonObject;
}
