import type { Engine, Resource } from '#artifacts';
import type { Json, MacroId, NodeId } from '#kernel';

/** The parts of a change that `state:modified.<part>` can ask for. */
export type StatePart = 'body' | 'configs' | 'relation' | 'persisted_descriptions' | 'macros' | 'contract';

/**
 * One difference that made dbt say "modified". `check` is a StatePart, or the name of a check without a selector
 * of its own (`fqn`, `access`, `version`, `deprecation_date`, `content`, `quoting`, ...).
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

/** How one enabled resource of the head project compares with the base. */
export interface ResourceState {
  readonly id: NodeId;
  readonly after: Resource;
  /** Undefined when the base has no such id. */
  readonly before: Resource | undefined;
  readonly isNew: boolean;
  readonly isModified: boolean;
  /** Values `X` for which `state:modified.X` matches. */
  readonly parts: ReadonlySet<StatePart>;
  readonly because: readonly Because[];
}

/** A breaking change of a dbt contract, graded as dbt grades it: error when versioned, else warning. */
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
  /** Where dbt raises or warns: only under `modified`, `unmodified` and `modified.contract`. */
  readonly subject: Resource;
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
}

/** The comparison of two projects: one entry per enabled resource of the head. */
export interface StateDiff {
  readonly engine: Engine;
  readonly compareMoreUnrendered: boolean;
  readonly states: ReadonlyMap<NodeId, ResourceState>;
  readonly removed: readonly Removed[];
  /** Macros whose text differs, sorted. */
  readonly changedMacros: readonly MacroId[];
  readonly breaks: readonly ContractBreak[];
  readonly skews: readonly Skew[];
  /** What dbt would say besides: seeds over the size limit and the like. */
  readonly notes: readonly string[];
}
