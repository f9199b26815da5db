/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Equality as Python sees two parsed JSON documents: key order of objects is ignored, lists are ordered,
 * `true == 1`, and a key that is present with null differs from an absent key (dbt-state.md 1.2).
 */
export function equalJson(before: Json | undefined, after: Json | undefined): boolean {
  if (before === after) return true;
  if (isJsonList(before) && isJsonList(after)) return equalLists(before, after);
  if (isJsonObject(before) && isJsonObject(after)) return equalObjects(before, after);
  return scalar(before) === scalar(after);
}

// Python's bool is a number; nothing else equals one, and NaN not even itself.
function scalar(value: Json | undefined): number {
  return typeof value === 'boolean' || typeof value === 'number' ? Number(value) : Number.NaN;
}

function equalLists(before: readonly Json[], after: readonly Json[]): boolean {
  return before.length === after.length && before.every((item, index) => equalJson(item, after[index]));
}

function equalObjects(before: JsonObject, after: JsonObject): boolean {
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length) return false;
  return keys.every((key) => Object.hasOwn(after, key) && equalJson(before[key], after[key]));
}
