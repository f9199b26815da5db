import type { Seed } from '#artifacts';
import { SAME, differingFields } from '../differences.ts';
import type { Reaction } from '../types.ts';
import { nodeConfig } from './config.ts';
import { fqn, persistedDescriptions, relation } from './node.ts';
import type { V1Check } from './rules.ts';

/** The hash of the file, or its path when the file is over dbt's size limit; a hash named `none` never equals another. */
const content: V1Check<Seed> = {
  part: 'body',
  counts: true,
  compare: ({ checksum: before }, { checksum: after }) => {
    if (before.name !== after.name || after.name === 'none') return [{ check: 'body', field: 'checksum', before: { ...before }, after: { ...after } }];
    return before.checksum === after.checksum ? SAME : differingFields(['body', 'checksum'], { ...before }, { ...after });
  },
};

export const seedChecks: readonly V1Check<Seed>[] = [content, nodeConfig, persistedDescriptions, fqn, relation];

/** What dbt warns of when the head's seed is over the limit: then it sees the path alone. */
export function seedReaction(before: Seed, after: Seed): Reaction | undefined {
  if (after.checksum.name !== 'path') return undefined;
  const message = `Found a seed (${after.packageName}.${after.name}) over dbt's size limit: ${situation(before, after)}`;
  return { level: 'warning', code: 'seed-size', id: after.id, message, under: ['modified', 'unmodified', 'modified.body'] };
}

function situation(before: Seed, after: Seed): string {
  if (before.checksum.name !== 'path') return 'it was under the limit before, and is taken as changed';
  return before.checksum.checksum === after.checksum.checksum
    ? 'its path is as before, so dbt takes it as unchanged whatever its rows'
    : 'its path changed, so dbt takes it as changed';
}
