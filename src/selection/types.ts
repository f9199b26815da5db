import type { Because } from '#state';
import type { NodeId } from '#kernel';
import type { ResourceType } from '#artifacts';

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
  readonly entries: readonly SelectedResource[];
  /** What dbt would warn about: a criterion that matches nothing and the like. */
  readonly warnings: readonly string[];
}
