import { type Json, equalJson, isJsonList, isJsonObject } from '#kernel';
import { isSameRendered, onConfigKey, storedValue } from '../config-value.ts';
import type { DropRule } from '../types.ts';

/** With its flag on, dbt v1 stores a list of a schema file as its items as written, and then as rendered. */
export const doubledLists: DropRule = {
  id: 'smart/doubled-lists',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a list in a schema file that one side stores twice in a row, with the same effect',
  confidence: 'proven',
  skews: ['flag', 'engine', 'dbt-version'],
  needsSkew: false,
  difference: onConfigKey((key, pair) => {
    const [before, after] = [storedValue(pair.before, key), storedValue(pair.after, key)];
    return before !== undefined && after !== undefined && isSameButDoubled(before, after) && isSameRendered(key, pair);
  }),
};

/** Equal, apart from lists that one of the two holds twice in a row. */
function isSameButDoubled(before: Json, after: Json): boolean {
  if (isJsonList(before) && isJsonList(after)) return equalJson(before, after) || isDouble(before, after) || isDouble(after, before);
  if (!isJsonObject(before) || !isJsonObject(after)) return equalJson(before, after);
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length) return false;
  return keys.every((key) => Object.hasOwn(after, key) && isSameButDoubled(before[key] ?? null, after[key] ?? null));
}

function isDouble(once: readonly Json[], twice: readonly Json[]): boolean {
  return once.length > 0 && equalJson([...once, ...once], twice);
}
