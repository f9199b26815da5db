import type { Exposure } from '#artifacts';
import { type Json, byText } from '#kernel';
import { differingFields, differs } from '../differences.ts';
import type { Because } from '../types.ts';
import { wholeConfig } from './config.ts';
import { fqn } from './node.ts';
import type { V1Check } from './rules.ts';

export const exposureChecks: readonly V1Check<Exposure>[] = [
  fqn,
  field('type', ({ type }) => type),
  { part: null, counts: true, compare: (before, after) => differingFields(['owner', 'owner'], before.owner, after.owner) },
  field('maturity', ({ maturity }) => maturity),
  field('url', ({ url }) => url),
  field('description', ({ description }) => description),
  field('label', ({ label }) => label),
  { part: null, counts: true, compare: dependencies },
  wholeConfig,
];

function field(name: string, read: (exposure: Exposure) => Json): V1Check<Exposure> {
  return { part: null, counts: true, compare: (before, after) => differs([name, name], read(before), read(after)) };
}

/** As a set: order and repetition do not count. */
function dependencies(before: Exposure, after: Exposure): readonly Because[] {
  return differs(['depends_on', 'depends_on.nodes'], sorted(before.dependsOn), sorted(after.dependsOn));
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(byText);
}
