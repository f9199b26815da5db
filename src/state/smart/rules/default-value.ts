import type { Resource } from '#artifacts';
import { constantOf } from '../expression-inputs.ts';
import { hasJinja, isEmpty, isHookKey, isSameRendered, onConfigKey, storedValue } from '../config-value.ts';
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
  if (isEmpty(storedValue(before, key))) return isConstant(key, after, written.head);
  return isEmpty(storedValue(after, key)) && isConstant(key, before, written.base);
}

/** Authored as a constant, as far as the manifest holds what was authored. */
function isConstant(key: string, resource: Resource, written: Written): boolean {
  const authored = inFile(key, resource);
  if (authored !== undefined) return constantOf(authored) !== undefined;
  if (isHookKey(key)) return true;
  return storesAuthored(resource, written) && !hasJinja(storedValue(resource, key));
}
