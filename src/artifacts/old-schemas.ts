/**
 * What dbt 1.12 does to a manifest older than v12 when it loads it as state, as far as it touches what is read here
 * (dbt/artifacts/schemas/upgrades/upgrade_manifest.py). Missing sections read as empty without further ado.
 */
import { type Json, type JsonObject, isJsonList, isJsonObject } from '#kernel';
import type { Entry } from './read-common.ts';

const NEWEST = 12;

/** The name under which an entry has its code: dbt 1.3 renamed `raw_sql` and `compiled_sql`. */
export function codeField({ fields, reading }: Entry, kind: 'raw' | 'compiled'): string {
  return reading.schemaVersion < NEWEST && fields.has(`${kind}_sql`) ? `${kind}_sql` : `${kind}_code`;
}

/** Seeds of older manifests lose what only compiled nodes have, their relation included. */
export function keepsSeedRelation(schemaVersion: number): boolean {
  return schemaVersion >= NEWEST;
}

/** dbt 1.6 brought another kind of metric; older ones are thrown away, disabled ones too. */
export function keepsMetrics(schemaVersion: number): boolean {
  return schemaVersion > 9;
}

/** v10 wrote one filter where later schemas write a list of filters. */
export function wrapFilters(
  schemaVersion: number,
  metric: { readonly filter: Json; readonly typeParams: Json },
): { readonly filter: Json; readonly typeParams: Json } {
  if (schemaVersion !== 10) return metric;
  return { filter: wrap(metric.filter), typeParams: isJsonObject(metric.typeParams) ? wrapTypeParams(metric.typeParams) : metric.typeParams };
}

function wrapTypeParams(params: JsonObject): JsonObject {
  const inputs = ['measure', 'numerator', 'denominator', 'input_measures', 'metrics'].filter((key) => Object.hasOwn(params, key));
  return { ...params, ...Object.fromEntries(inputs.map((key) => [key, wrapInput(params[key] ?? null)])) };
}

function wrapInput(input: Json): Json {
  if (isJsonList(input)) return input.map(wrapInput);
  return isJsonObject(input) && Object.hasOwn(input, 'filter') ? { ...input, filter: wrap(input['filter'] ?? null) } : input;
}

function wrap(filter: Json): Json {
  return filter === null ? null : { where_filters: [filter] };
}
