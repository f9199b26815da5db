import type { Because, Reaction, StateDiff } from '#state';
import type { Engine, Freshness, Project, ResourceType, RunResults } from '#artifacts';
import type { Json, NodeId } from '#kernel';

/** dbt's modes of picking tests along with what they test. */
export type IndirectSelection = 'eager' | 'cautious' | 'buildable' | 'empty';

/** The dbt command whose default resource types apply. */
export type DbtCommand = 'ls' | 'build' | 'run' | 'test' | 'seed' | 'snapshot' | 'compile';

export interface SelectionRequest {
  /** Each is one `--select` argument: a union of space-separated, an intersection of comma-separated criteria. */
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  /** Name of a YAML selector; wins over select and exclude, as in dbt. */
  readonly selector?: string;
  readonly indirectSelection: IndirectSelection;
  readonly resourceTypes: readonly string[];
  readonly excludeResourceTypes: readonly string[];
  readonly command: DbtCommand;
}

/** Everything that dbt looks at to select. What is absent is refused only when a criterion asks for it. */
export interface SelectionInput {
  readonly head: Project;
  /** Null when there is no base: `state:` cannot be answered then. */
  readonly diff: StateDiff | null;
  readonly request: SelectionRequest;
  /** Whose rules apply; absent: those of the comparison, else of the engine that wrote the head. */
  readonly engine?: Engine | undefined;
  /** Definitions of a selectors file; absent: those that the head manifest holds. */
  readonly selectors?: ReadonlyMap<string, Json> | undefined;
  /** For `result:`: run results beside the base manifest. */
  readonly baseResults?: readonly RunResults[] | undefined;
  /** For `source_status:`: freshness of the sources, then and now. */
  readonly baseFreshness?: Freshness | undefined;
  readonly headFreshness?: Freshness | undefined;
}

/**
 * Why a resource is in the selection. `modified`, `new`: by its own state. `downstream`, `upstream`: through an operator,
 * reached via its neighbours. `test`: picked along with what it tests. `matched`: by any other criterion.
 */
export type Why = 'modified' | 'new' | 'downstream' | 'upstream' | 'test' | 'matched';

export interface SelectedResource {
  readonly id: NodeId;
  readonly resourceType: ResourceType;
  readonly why: Why;
  readonly because: readonly Because[];
  /** The shortest path from the change to this resource, the change first, this resource excluded. */
  readonly via: readonly NodeId[];
}

/** What dbt would select, sorted by id. */
export interface Selection {
  readonly request: SelectionRequest;
  /** The YAML selector that was applied: the one asked for, or the project's default. */
  readonly selector: string | null;
  readonly entries: readonly SelectedResource[];
  /** What dbt would warn about: a criterion that matches nothing and the like. */
  readonly warnings: readonly string[];
  /**
   * Errors that the comparison makes dbt report, such as the broken contract of a versioned model. dbt 1.x selects
   * nothing then and exits with 2, 2.x goes on and exits with 1; the entries are what it would select otherwise.
   */
  readonly raises: readonly Reaction[];
}

/** A `selectors.yml` that was read: definitions by name, as a manifest stores them. */
export interface SelectorsFile {
  readonly selectors: ReadonlyMap<string, Json>;
  /** What dbt accepts in silence although it does not do what is written. */
  readonly warnings: readonly string[];
}
