import type { Engine, Resource } from '#artifacts';
import type { Json, MacroId, NodeId } from '#kernel';

/** The parts of a change that `state:modified.<part>` can ask for. */
export type StatePart = 'body' | 'configs' | 'relation' | 'persisted_descriptions' | 'macros' | 'contract';

/** What can follow `state:`. */
export type StateValue = 'new' | 'old' | 'modified' | 'unmodified' | `modified.${StatePart}`;

/**
 * One difference that made dbt say "modified". `check` is a StatePart, or the name of a check without a selector
 * of its own (`new`, `fqn`, `access`, `version`, `deprecation_date`, `content`, `quoting`, ...).
 * `field` names the compared field (`unrendered_config.materialized`, `columns.amount.data_type`);
 * an absent value is null. For `macros`, `via` is the call chain from the node to the macro that changed.
 */
export interface Because {
  readonly check: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly via?: readonly MacroId[];
}

/**
 * How one enabled resource of the head project compares with the base.
 * New and modified differ by engine: to dbt v1 a new source is not modified; to v2 a new exposure is old and modified.
 */
export interface ResourceState {
  readonly id: NodeId;
  readonly after: Resource;
  /** Undefined when the base has no counterpart. v2 pairs some whose ids differ. */
  readonly before: Resource | undefined;
  readonly isNew: boolean;
  readonly isOld: boolean;
  /** `unmodified` is the negation, in both engines. */
  readonly isModified: boolean;
  /** Values `X` for which `state:modified.X` matches. */
  readonly parts: ReadonlySet<StatePart>;
  /** Empty exactly when it is not modified. */
  readonly because: readonly Because[];
  /** Differences that only `state:modified.<part>` asks for, such as the raw code of a generic test. */
  readonly aside: readonly Because[];
}

/**
 * A breaking change of a dbt contract, graded as dbt grades it: error when versioned, else warning.
 * `under` holds the values of `state:` that make dbt look.
 */
export interface ContractBreak {
  readonly id: NodeId;
  readonly kind:
    | 'enforcement-removed'
    | 'column-removed'
    | 'column-type-changed'
    | 'column-constraint-removed'
    | 'model-constraint-removed'
    | 'materialization-changed'
    | 'model-removed'
    | 'model-disabled';
  readonly column: string | null;
  readonly before: Json;
  readonly after: Json;
  readonly severity: 'error' | 'warning';
  readonly under: readonly StateValue[];
  /** The resource whose version decides the severity: of the head, or of the base when it was removed. */
  readonly subject: Resource;
}

/** Something dbt says besides selecting, when it is asked for one of the values `under`. */
export interface Reaction {
  /** After an error dbt v1 selects nothing and exits with 2; v2 goes on and exits with 1. */
  readonly level: 'error' | 'warning';
  readonly code: 'contract-break' | 'seed-size' | 'macro-missing' | 'constraint-unknown';
  readonly id: NodeId;
  /** One sentence, names raw. */
  readonly message: string;
  readonly under: readonly StateValue[];
}

/** A resource of the base that the head no longer has, or has disabled. */
export interface Removed {
  readonly id: NodeId;
  readonly before: Resource;
  readonly disabled: boolean;
}

/** What kept base and head from being compared like with like. */
export interface Skew {
  readonly kind: 'dbt-version' | 'engine' | 'adapter' | 'project' | 'schema-version' | 'flag' | 'parse-only';
  readonly before: string;
  readonly after: string;
}

export interface CompareOptions {
  /** `auto`: by the head's version. */
  readonly engine: Engine | 'auto';
  /** dbt's flag state_modified_compare_more_unrendered_values; `auto`: the default of the head's dbt version. */
  readonly compareMoreUnrendered: boolean | 'auto';
  /** ISO 8601: a contracted model past its deprecation date may go. Without it the head's `generatedAt` is now. */
  readonly now?: string;
}

/** What a comparison finds out; a StateDiff says besides how it came about. */
export interface Comparison {
  readonly states: ReadonlyMap<NodeId, ResourceState>;
  /** Macros whose text differs, or that only one side has; sorted. */
  readonly changedMacros: readonly MacroId[];
  readonly breaks: readonly ContractBreak[];
  /** What dbt would warn of or stop at; contract breaks are among them, one per model. */
  readonly reactions: readonly Reaction[];
}

/** The comparison of two projects: one entry per enabled resource of the head that dbt's state method looks at. */
export interface StateDiff extends Comparison {
  readonly engine: Engine;
  readonly compareMoreUnrendered: boolean;
  /** The values this dbt accepts after `state:`; v1 raises on any other, v2 matches nothing. */
  readonly values: readonly StateValue[];
  readonly removed: readonly Removed[];
  readonly skews: readonly Skew[];
  /** What the manifests cannot tell, and what was assumed instead. */
  readonly notes: readonly string[];
}

/**
 * Whose change a difference is, once two states of production are known. `yours`: of the change that is compared.
 * `moved`: production's, which changed since both parted. `unclear`: either's.
 */
export type Origin = 'yours' | 'moved' | 'unclear';

/** A resource that differs from the other state of production alone: not by this change. */
export interface Untouched {
  readonly id: NodeId;
  /** How the head stands to that state. */
  readonly difference: 'new' | 'modified' | 'removed';
}

export interface Origins {
  /** Of all that is new, modified or removed. */
  readonly of: ReadonlyMap<NodeId, Origin>;
  readonly untouched: readonly Untouched[];
}
