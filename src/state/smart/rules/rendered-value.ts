import type { Resource } from '#artifacts';
import { hasJinja, isHookKey, isSameRendered, onConfigKey, storedValue } from '../config-value.ts';
import { inFile } from '../in-file-config.ts';
import { type Written, storesAuthored } from '../stores-authored.ts';
import type { DropRule, Pair, Scene } from '../types.ts';

/**
 * One side stores a schema file's Jinja, the other what it came to. dbt with the setting of the other side on both would
 * compare what it came to, and call it equal.
 */
export const renderedValue: DropRule = {
  id: 'smart/rendered-value',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'configuration of a schema file that one side stores as Jinja and the other as its value, which are equal',
  confidence: 'as-dbt',
  skews: ['flag', 'engine'],
  needsSkew: true,
  difference: onConfigKey((key, pair, scene) => !isHookKey(key) && isSameRendered(key, pair) && isRenderedOnOneSide(key, pair, scene)),
};

function isRenderedOnOneSide(key: string, { before, after }: Pair, { written }: Scene): boolean {
  if (inFile(key, before) !== undefined || inFile(key, after) !== undefined) return false;
  if (hasJinja(storedValue(before, key))) return isRendered(key, after, written.head);
  return hasJinja(storedValue(after, key)) && isRendered(key, before, written.base);
}

function isRendered(key: string, resource: Resource, written: Written): boolean {
  const value = storedValue(resource, key);
  return !storesAuthored(resource, written) && value !== undefined && !hasJinja(value);
}
