/** Resources that only YAML defines. */
import type { Json, JsonObject } from '#kernel';
import type { Column, ResourceCommon } from './node-types.ts';

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
