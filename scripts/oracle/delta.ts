import { isJsonObject } from '#kernel';
import type { Json, JsonObject } from '#kernel';

/** What turns one JSON object into another: keys set whole, keys dropped, and deltas of the objects inside. */
export interface Delta {
  readonly set?: JsonObject;
  readonly drop?: readonly string[];
  readonly in?: { readonly [key: string]: Delta };
}

/** The smallest delta from `before` to `after` that keeps lists whole. */
export function compareJson(before: JsonObject, after: JsonObject): Delta {
  const set: Record<string, Json> = {};
  const inside: Record<string, Delta> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (isJsonObject(old) && isJsonObject(value)) {
      const delta = compareJson(old, value);
      if (Object.keys(delta).length > 0) inside[key] = delta;
    } else if (old === undefined || JSON.stringify(old) !== JSON.stringify(value)) set[key] = value;
  }
  const drop = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return {
    ...(Object.keys(set).length > 0 && { set }),
    ...(drop.length > 0 && { drop }),
    ...(Object.keys(inside).length > 0 && { in: inside }),
  };
}

/** `compareJson` undone: applyDelta(before, compareJson(before, after)) equals after. */
export function applyDelta(before: JsonObject, delta: Delta): JsonObject {
  const after: Record<string, Json> = { ...before };
  for (const key of delta.drop ?? []) delete after[key];
  for (const [key, inner] of Object.entries(delta.in ?? {})) {
    const old = before[key];
    if (!isJsonObject(old)) throw new Error(`a delta goes into ${key}, which is no object`);
    after[key] = applyDelta(old, inner);
  }
  return { ...after, ...delta.set };
}
