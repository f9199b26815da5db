import type { Freshness, Project, Resource, RunResults } from '#artifacts';
import type { Graph, NodeId } from '#kernel';
import type { Dialect } from './dialect.ts';
import type { FqnIndex } from './fqn-index.ts';
import type { NamedSelector } from './read-selectors.ts';
import type { StateDiff } from '#state';

/** Everything that criteria are answered from. */
export interface Scene {
  readonly dialect: Dialect;
  readonly head: Project;
  readonly diff: StateDiff | null;
  /** The graph's members: what can be selected at all. */
  readonly resources: ReadonlyMap<NodeId, Resource>;
  readonly graph: Graph<NodeId>;
  readonly selectors: ReadonlyMap<string, NamedSelector>;
  readonly baseResults: readonly RunResults[] | undefined;
  readonly baseFreshness: Freshness | undefined;
  readonly headFreshness: Freshness | undefined;
  /** Whether the command takes a selected resource. */
  readonly isKept: (resource: Resource) => boolean;
  /** Built when it is first asked for. */
  readonly fqnIndex: () => FqnIndex;
}
