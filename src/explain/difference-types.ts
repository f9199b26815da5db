import type { Json, MacroId } from '#kernel';

/** One difference that a check of dbt found. `check` and `field` are those of the comparison. */
export type Difference = AdditionDifference | CodeDifference | DataDifference | MacroDifference | ValueDifference;

interface Found {
  readonly check: string;
  readonly field: string;
}

/** The base does not have it. */
export interface AdditionDifference extends Found {
  readonly kind: 'addition';
}

export interface CodeDifference extends Found {
  readonly kind: 'code';
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Content that no manifest holds, such as the rows of a seed: dbt compares a hash. `grew` and `shrank`: across dbt's
 * size limit for seeds, above which it compares the path of the file alone. `moved`: above the limit, to another path.
 */
export interface DataDifference extends Found {
  readonly kind: 'data';
  readonly how: 'content' | 'grew' | 'shrank' | 'moved' | 'fixture' | 'not-hashed';
  /** The file of the head that it stands in, null where the manifest does not tell. */
  readonly path: string | null;
}

export interface MacroDifference extends Found {
  readonly kind: 'macro';
  /** From the macro that the node calls to the one that changed, which may be the same. */
  readonly chain: readonly MacroStep[];
  /** Null on the side that does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface MacroStep {
  readonly unique_id: MacroId;
  readonly path: string | null;
}

export interface ValueDifference extends Found {
  readonly kind: 'value';
  readonly before: Json;
  readonly after: Json;
}
