import type { Resource } from '#artifacts';
import { dialectOf } from '../dialect.ts';
import type { Because } from '../types.ts';
import { comparePair as comparePairV1 } from '../v1/compare-pair.ts';
import { constraintSupportOf } from '../v1/constraint-support.ts';
import { baseReader } from '../v1/reread-config.ts';
import { comparePair as comparePairV2 } from '../v2/compare-pair.ts';
import type { Pair, Scene } from './types.ts';

/** What the engine finds different between a resource that it takes for new and what that was in the base, macros aside. */
export function compareCounterpart({ before, after }: Pair, scene: Scene): readonly Because[] {
  const checked = scene.diff.engine === 'v1' ? underV1(before, after, scene) : comparePairV2(before, after, scene);
  return (checked?.because ?? []).filter(({ check }) => check !== 'macros');
}

function underV1(before: Resource, after: Resource, { base, head, diff }: Scene) {
  const { dbtVersion, adapterType } = head.metadata;
  const rules = { dialect: dialectOf(dbtVersion), compareMoreUnrendered: diff.compareMoreUnrendered, constraintSupport: constraintSupportOf(adapterType) };
  return comparePairV1(baseReader(base, head, rules)(before), after, rules);
}
