import { renderedValue, onConfigKey, storedValue } from '../config-value.ts';
import type { Json } from '#kernel';
import type { DropRule } from '../types.ts';

/** Releases before 1.10 store a severity in capitals. dbt reads it in any case. */
export const severityCase: DropRule = {
  id: 'smart/severity-case',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'the severity of a test in other letters (`WARN`, `warn`)',
  confidence: 'proven',
  skews: ['dbt-version', 'engine'],
  needsSkew: false,
  difference: onConfigKey((key, { before, after }) => {
    if (key !== 'severity' || before.resourceType !== 'test' || after.resourceType !== 'test') return false;
    const isSame = (read: (side: typeof before) => Json): boolean => folded(read(before)) === folded(read(after));
    return isSame((side) => storedValue(side, key) ?? null) && isSame((side) => renderedValue(side, key));
  }),
};

function folded(value: Json): Json {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
