import type { Catalog, Project } from '#artifacts';
import type { NodeId } from '#kernel';

/** How many of how many; an empty total is nothing to cover. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

/** Models and their columns that have at least one test, and that are described. */
export interface CoverageCounts {
  readonly modelsTested: Ratio;
  readonly columnsTested: Ratio;
  readonly modelsDocumented: Ratio;
  readonly columnsDocumented: Ratio;
}

/** The kinds of dbt tests: `generic` is attached to a model or column, `singular` is a query of its own. */
export const TEST_KINDS = ['generic', 'singular', 'unit'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

export interface CoverageOptions {
  /** Tests that count. */
  readonly kinds: readonly TestKind[];
  /** `root`: the project's own models; where it has none, or does not name itself, all. */
  readonly packages: 'root' | 'all';
}

/** What is measured: a project, with the catalog of its tables where there is one. */
export interface Measured {
  readonly project: Project;
  readonly catalog?: Catalog;
}

export interface ColumnCoverage {
  /** As schema.yml writes it, else as the catalog does. */
  readonly name: string;
  readonly tested: boolean;
  readonly documented: boolean;
}

export interface ModelCoverage {
  readonly id: NodeId;
  /** Tests of the counted kinds, on the model or on one of its columns. */
  readonly tests: number;
  readonly documented: boolean;
  readonly columns: readonly ColumnCoverage[];
}

/** The part of the project that the change touches, and nothing else. */
export interface PatchCoverage {
  readonly counts: CoverageCounts;
  /** Of those of the models that the base has; null when it has none of them. */
  readonly before: CoverageCounts | null;
  /** Sorted by id. */
  readonly models: readonly ModelCoverage[];
}

/** Coverage before, after, and of the change alone. */
export interface Coverage {
  /** Null without a base. */
  readonly base: CoverageCounts | null;
  readonly head: CoverageCounts;
  /** Null when the change touches no model. */
  readonly patch: PatchCoverage | null;
}
