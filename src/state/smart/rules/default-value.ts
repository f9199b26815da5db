import type { Resource } from '#artifacts';
import { type Json, equalJson, isJsonObject } from '#kernel';
import { hasJinja, isEmpty, isSameRendered, onConfigKey, renderedValue, storedValue } from '../config-value.ts';
import { constantOf } from '../expression-inputs.ts';
import { inFile } from '../in-file-config.ts';
import { type Written, storesAuthored } from '../stores-authored.ts';
import type { DropRule, Pair, Scene } from '../types.ts';

/** `materialized: view` on a model that was a view anyway. An expression in its place may come out otherwise elsewhere. */
export const defaultValue: DropRule = {
  id: 'smart/default-value',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a constant that is written out, or no longer, and equals what dbt works with anyway',
  confidence: 'proven',
  skews: [],
  needsSkew: false,
  difference: onConfigKey((key, pair, scene) => isSameRendered(key, pair) && isWrittenOut(key, pair, scene)),
};

function isWrittenOut(key: string, { before, after }: Pair, { written }: Scene): boolean {
  if (isEmpty(storedValue(before, key))) return isInForce(key, after, written.head);
  return isEmpty(storedValue(after, key)) && isInForce(key, before, written.base);
}

/** Authored as a constant, which dbt works with. */
function isInForce(key: string, resource: Resource, written: Written): boolean {
  const constant = constantIn(key, resource, written);
  return constant !== undefined && holds(renderedValue(resource, key), constant);
}

function constantIn(key: string, resource: Resource, written: Written): Json | undefined {
  const authored = inFile(key, resource);
  if (authored !== undefined) return constantOf(authored);
  const stored = storedValue(resource, key);
  return storesAuthored(resource, written) && !hasJinja(stored) ? stored : undefined;
}

/** dbt fills objects up with what else it knows. */
function holds(whole: Json, part: Json): boolean {
  if (!isJsonObject(whole) || !isJsonObject(part)) return equalJson(whole, part);
  return Object.entries(part).every(([key, value]) => holds(whole[key] ?? null, value));
}
