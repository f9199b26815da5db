import type { JsonObject } from './json.ts';
import type { NodeId } from './brand.ts';
import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'info';

export type FindingKind = 'breaking' | 'contract' | 'coverage' | 'cost' | 'quality' | 'policy';

/** Something in the user's project that a reviewer should know. Names in it are raw; they are escaped where rendered. */
export interface Finding {
  /** `family/name`, never renamed. */
  readonly rule: string;
  readonly severity: Severity;
  readonly kind: FindingKind;
  readonly node: NodeId | null;
  /** Dotted path of the column, null for the whole node. */
  readonly column: string | null;
  readonly place: Place | null;
  /** What was found, what was promised, who is hit, what to do. */
  readonly message: string;
  /** The minimal facts the message is made of, so that stored findings can be graded again. */
  readonly data: JsonObject;
  /** Survives new commits: made of rule, node, column and data, never of lines. */
  readonly fingerprint: string;
  /** Why this finding does not count, when a waiver covers it. */
  readonly waiver: string | null;
}

/** Something we could not judge, said aloud. */
export interface NotEvaluated {
  /** The section or check, such as `cost`. */
  readonly what: string;
  readonly why: string;
  /** How to have it evaluated next time. */
  readonly next: string;
}
