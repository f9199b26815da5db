/** What every resource has, and resources that have a file of their own or a relation. */
import type { Json, JsonObject, MacroId, NodeId } from '#kernel';

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
  /** The null that dbt up to 1.10 writes for the gone macro of a generic test is the empty id; later releases write `None`. */
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
