import type { Json, JsonObject } from '#kernel';

type Given = Json | undefined;

/** An object without its empty members: null, undefined, and lists and objects that hold nothing. */
export function withoutEmpty(members: Readonly<Record<string, Given>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]): readonly (readonly [string, Json])[] => (isEmpty(value) || value === undefined ? [] : [[key, value]])),
  );
}

function isEmpty(value: Given): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
