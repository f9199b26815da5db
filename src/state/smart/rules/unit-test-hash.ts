import { equalJson } from '#kernel';
import type { DropRule } from '../types.ts';
import { definitionOf, lacksRows } from '../unit-test-definition.ts';

/** v2 hashes no unit test, and v1 releases may differ in how. The definition is in both manifests, unless a fixture's rows are not. */
export const unitTestHash: DropRule = {
  id: 'smart/unit-test-hash',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a unit test of equal definition under another hash, where the engine or the version differs',
  confidence: 'proven',
  skews: ['engine', 'dbt-version'],
  needsSkew: true,
  difference({ field }, { before, after }) {
    if (field !== 'checksum' || before.resourceType !== 'unit_test' || after.resourceType !== 'unit_test') return false;
    return equalJson({ ...definitionOf(before) }, { ...definitionOf(after) }) && ![after.given, after.expect].some(lacksRows);
  },
};
