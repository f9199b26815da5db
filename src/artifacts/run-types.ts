/** What dbt writes about the warehouse and about runs. */
import type { Json, JsonObject, NodeId } from '#kernel';

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
