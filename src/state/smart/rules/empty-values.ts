import { isEmpty, isSameRendered, onConfigKey, storedValue } from '../config-value.ts';
import type { DropRule } from '../types.ts';

/** To dbt v1 a key that is null differs from an absent one, and from an empty list. */
export const emptyValues: DropRule = {
  id: 'smart/empty-values',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'configuration that is absent, null or empty on one side and empty in another way on the other, with the same effect',
  confidence: 'proven',
  skews: ['dbt-version', 'engine'],
  needsSkew: false,
  difference: onConfigKey((key, pair) => isEmpty(storedValue(pair.before, key)) && isEmpty(storedValue(pair.after, key)) && isSameRendered(key, pair)),
};
