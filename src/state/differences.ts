import { type Json, type JsonObject, byText, equalJson, isJsonObject } from '#kernel';
import type { Because } from './types.ts';

/** What a check returns when it found no difference; shared, so that equal resources cost nothing. */
export const SAME: readonly Because[] = [];

/** Which check looks at which field, as in Because. */
export type Field = readonly [check: string, field: string];

/** One difference, when the two values differ as Python sees them. */
export function differs([check, field]: Field, before: Json, after: Json): readonly Because[] {
  return equalJson(before, after) ? SAME : [{ check, field, before, after }];
}

/** The deepest differing keys of two values: `unrendered_config.meta.owner` rather than the whole configuration. */
export function differingFields([check, field]: Field, before: Json | undefined, after: Json | undefined): readonly Because[] {
  if (equalJson(before, after)) return SAME;
  if (isJsonObject(before) && isJsonObject(after)) return differingKeys([check, field], before, after);
  return [{ check, field, before: before ?? null, after: after ?? null }];
}

function differingKeys([check, field]: Field, before: JsonObject, after: JsonObject): readonly Because[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText);
  const found = keys.flatMap((key) => differingFields([check, `${field}.${key}`], own(before, key), own(after, key)));
  // A key that is null on one side and absent on the other shows only in the objects around it.
  return found.some((because) => because.before === null && because.after === null) ? [{ check, field, before, after }] : found;
}

/** The value under a key of the object's own: `constructor` is a column name like any other. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The object without those keys. */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The object with those keys alone. */
export function only(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}
