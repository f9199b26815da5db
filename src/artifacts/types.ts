/**
 * What Sluice knows of dbt's artifacts once they are read. Source: dbt's manifest v4 to v12, catalog v1,
 * run_results v1 to v6 and sources v1 to v3. Everything absent has taken dbt's default; raw JSON is gone
 * except where dbt itself compares a piece as one value.
 */
import type { Json, JsonObject, MacroId, NodeId } from '#kernel';

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

export interface Checksum {
  /** `sha256`, `path` (seed over the size limit) or `none`. */
  readonly name: string;
  readonly checksum: string;
}

export interface Constraint {
  readonly type: string;
  readonly name: string | null;
  readonly expression: string | null;
  readonly warnUnenforced: boolean;
  readonly warnUnsupported: boolean;
  readonly to: string | null;
  readonly toColumns: readonly string[];
  /** Model constraints only; empty on columns. */
  readonly columns: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly dataType: string | null;
  readonly constraints: readonly Constraint[];
  readonly tags: readonly string[];
  readonly meta: JsonObject;
}

export interface Contract {
  readonly enforced: boolean;
  readonly aliasTypes: boolean;
  /** Made by dbt 1.x only, and only comparable within one dbt version. */
  readonly checksum: string | null;
}

/** What every resource has. */
export interface ResourceCommon {
  readonly id: NodeId;
  readonly name: string;
  readonly packageName: string;
  /** `original_file_path`, relative to the package, with forward slashes. Empty when it leaves the project: then nothing may point there. */
  readonly path: string;
  /** The schema file that describes it, without dbt's `package://` prefix; null when it leaves the project. */
  readonly patchPath: string | null;
  readonly fqn: readonly string[];
  readonly description: string;
  readonly tags: readonly string[];
  readonly meta: JsonObject;
  readonly group: string | null;
  /** Rendered configuration. */
  readonly config: JsonObject;
  /** As authored: what dbt 1.x compares. */
  readonly unrenderedConfig: JsonObject;
  readonly dependsOn: readonly NodeId[];
  /** A null of the manifest (a generic test whose macro is gone) is the empty id. */
  readonly macros: readonly MacroId[];
}

/** What a resource with a file of its own has. */
export interface NodeCommon extends ResourceCommon {
  readonly database: string | null;
  readonly schema: string | null;
  readonly alias: string | null;
  readonly relationName: string | null;
  readonly rawCode: string;
  readonly compiledCode: string | null;
  readonly language: string;
  readonly checksum: Checksum;
  /** Keyed by the manifest's key of the column. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly contract: Contract;
}

export interface Model extends NodeCommon {
  readonly resourceType: 'model';
  readonly access: string;
  /** A string or a number, as authored; null when unversioned. */
  readonly version: string | number | null;
  readonly latestVersion: string | number | null;
  readonly deprecationDate: string | null;
  readonly constraints: readonly Constraint[];
  readonly primaryKey: readonly string[];
}

export interface Seed extends NodeCommon {
  readonly resourceType: 'seed';
  readonly rootPath: string | null;
}

export interface PlainNode extends NodeCommon {
  readonly resourceType: 'snapshot' | 'analysis' | 'operation';
}

export interface TestMetadata {
  readonly name: string;
  readonly namespace: string | null;
  readonly kwargs: JsonObject;
}

export interface Test extends NodeCommon {
  readonly resourceType: 'test';
  /** Null for a singular test. */
  readonly testMetadata: TestMetadata | null;
  readonly attachedNode: NodeId | null;
  readonly columnName: string | null;
}

export interface FunctionNode extends NodeCommon {
  readonly resourceType: 'function';
  /** As dbt compares them: whole, descriptions included. */
  readonly arguments: Json;
  readonly returns: Json;
  readonly overloads: Json;
}

export interface Source extends ResourceCommon {
  readonly resourceType: 'source';
  readonly sourceName: string;
  readonly identifier: string;
  readonly database: string | null;
  readonly schema: string | null;
  readonly unrenderedDatabase: string | null;
  readonly unrenderedSchema: string | null;
  readonly relationName: string | null;
  readonly loader: string;
  readonly quoting: Json;
  readonly freshness: Json;
  readonly loadedAtField: string | null;
  readonly loadedAtQuery: string | null;
  readonly external: Json;
  readonly sourceDescription: string;
  readonly columns: ReadonlyMap<string, Column>;
}

export interface Exposure extends ResourceCommon {
  readonly resourceType: 'exposure';
  /** dashboard, notebook, analysis, ml, application. */
  readonly type: string;
  readonly owner: JsonObject;
  readonly maturity: string | null;
  readonly url: string | null;
  readonly label: string | null;
}

export interface Metric extends ResourceCommon {
  readonly resourceType: 'metric';
  readonly type: string;
  readonly label: string;
  readonly typeParams: Json;
  readonly filter: Json;
}

export interface SemanticModel extends ResourceCommon {
  readonly resourceType: 'semantic_model';
  /** The authored `ref(...)`. */
  readonly model: string;
  readonly label: string | null;
  readonly defaults: Json;
  /** Class defaults are filled in, so that two dbt versions can be compared. */
  readonly entities: Json;
  readonly dimensions: Json;
  readonly measures: Json;
  readonly primaryEntity: string | null;
}

export interface SavedQueryExport {
  readonly name: string;
  readonly config: JsonObject;
  readonly unrenderedConfig: JsonObject;
}

export interface SavedQuery extends ResourceCommon {
  readonly resourceType: 'saved_query';
  readonly label: string | null;
  readonly metrics: readonly string[];
  readonly groupBy: readonly string[];
  readonly where: Json;
  readonly orderBy: readonly string[];
  readonly limit: number | null;
  readonly exports: readonly SavedQueryExport[];
}

export interface UnitTest extends ResourceCommon {
  readonly resourceType: 'unit_test';
  /** The tested model's name. */
  readonly model: string;
  readonly checksum: string | null;
  readonly given: Json;
  readonly expect: Json;
  readonly overrides: Json;
  readonly version: string | number | null;
}

/** Everything that dbt can select. */
export type Resource =
  | Model
  | Seed
  | PlainNode
  | Test
  | FunctionNode
  | Source
  | Exposure
  | Metric
  | SemanticModel
  | SavedQuery
  | UnitTest;

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

export interface CatalogTable {
  readonly id: NodeId;
  readonly type: string;
  readonly database: string | null;
  readonly schema: string;
  readonly name: string;
  readonly owner: string | null;
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly type: string; readonly index: number; readonly comment: string | null }>;
  /** Raw statistics by id, such as `row_count` or `bytes`; absent when the adapter gives none. */
  readonly stats: ReadonlyMap<string, Json>;
}

export interface Catalog {
  readonly uri: string;
  readonly dbtVersion: string | null;
  readonly generatedAt: string | null;
  readonly invocationId: string | null;
  readonly tables: ReadonlyMap<NodeId, CatalogTable>;
  readonly errors: readonly string[];
}

export interface RunResult {
  readonly id: NodeId;
  /** As written: success, error, skipped, pass, fail, warn, runtime error, partial success, no-op. */
  readonly status: string;
  readonly executionSeconds: number;
  readonly timing: readonly { readonly name: string; readonly startedAt: string | null; readonly completedAt: string | null }[];
  readonly message: string | null;
  readonly failures: number | null;
  readonly adapterResponse: JsonObject;
  readonly threadId: string | null;
  readonly relationName: string | null;
  readonly compiledCode: string | null;
}

export interface RunResults {
  readonly uri: string;
  readonly schemaVersion: number;
  readonly dbtVersion: string | null;
  readonly generatedAt: string | null;
  readonly invocationId: string | null;
  /** `args.which`: build, run, test, generate (no execution data), ...; null when it is not told. */
  readonly command: string | null;
  readonly elapsedSeconds: number;
  readonly results: readonly RunResult[];
}

export interface FreshnessResult {
  readonly id: NodeId;
  /** Folded to lower case: pass, warn, error, runtime error. */
  readonly status: string;
  readonly maxLoadedAt: string | null;
  readonly snapshottedAt: string | null;
  readonly ageSeconds: number | null;
  readonly criteria: Json;
  readonly error: string | null;
}

export interface Freshness {
  readonly uri: string;
  readonly dbtVersion: string | null;
  readonly generatedAt: string | null;
  readonly invocationId: string | null;
  readonly results: readonly FreshnessResult[];
}
