/**
 * What Sluice knows of dbt's artifacts once they are read. Source: dbt's manifest v4 to v12, catalog v1,
 * run_results v1 to v6 and sources v1 to v3. Everything absent has taken dbt's default; raw JSON is gone
 * except where dbt itself compares a piece as one value.
 */
import type { Json, JsonObject, MacroId, NodeId } from '#kernel';
import type { FunctionNode, Model, PlainNode, Seed, Test } from './node-types.ts';
import type { Exposure, Metric, SavedQuery, SemanticModel, Source, UnitTest } from './yaml-types.ts';

export type * from './node-types.ts';
export type * from './run-types.ts';
export type * from './yaml-types.ts';

/** dbt 1.x in Python, or dbt 2.x in Rust: told by the major version in the manifest's metadata. */
export type Engine = 'v1' | 'v2';

export interface ManifestMetadata {
  /** The N of `.../dbt/manifest/vN.json`. */
  readonly schemaVersion: number;
  /** As written, such as `1.12.6` or `2.0.0-beta.2`. */
  readonly dbtVersion: string;
  readonly engine: Engine;
  readonly adapterType: string | null;
  readonly projectName: string | null;
  readonly projectId: string | null;
  /** ISO 8601. */
  readonly generatedAt: string | null;
  readonly invocationId: string | null;
}

/** Everything that dbt can select. */
export type Resource = Model | Seed | PlainNode | Test | FunctionNode | Source | Exposure | Metric | SemanticModel | SavedQuery | UnitTest;

export type ResourceType = Resource['resourceType'];

export interface Macro {
  readonly id: MacroId;
  readonly name: string;
  readonly packageName: string;
  readonly path: string;
  readonly sql: string;
  readonly macros: readonly MacroId[];
}

export interface Group {
  readonly name: string;
  readonly owner: JsonObject;
}

/**
 * One manifest. How it was read is hidden: the maps may be filled at once or on demand.
 * `resources` holds the enabled members of nodes, sources, exposures, metrics, semantic_models,
 * saved_queries, unit_tests and functions, in the manifest's order.
 */
export interface Project {
  /** Where it came from, for messages. */
  readonly uri: string;
  readonly metadata: ManifestMetadata;
  readonly resources: ReadonlyMap<NodeId, Resource>;
  readonly disabled: ReadonlyMap<NodeId, readonly Resource[]>;
  readonly macros: ReadonlyMap<MacroId, Macro>;
  /** By name, as nodes refer to them. */
  readonly groups: ReadonlyMap<string, Group>;
  /** YAML selectors as dbt resolved them. */
  readonly selectors: ReadonlyMap<string, Json>;
  /** What was left out or missing while it was read, one sentence each. */
  readonly notes: readonly string[];
}
