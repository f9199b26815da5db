import type { Resource } from '#artifacts';
import { type NodeId, type NotEvaluated, byText, equalJson } from '#kernel';
import type { ResourceState } from '../types.ts';
import { renderedValue, storedValue } from './config-value.ts';
import type { Scene } from './types.ts';
import { lacksRows } from './unit-test-definition.ts';

/** What neither dbt nor any rule can tell from two manifests. */
export function unevaluated({ diff }: Scene): readonly NotEvaluated[] {
  const states = [...diff.states.values()];
  return [...largeSeeds(states), ...fixtures(states), ...maskedConfig(states)];
}

function largeSeeds(states: readonly ResourceState[]): readonly NotEvaluated[] {
  const seeds = states.filter(({ before, after }) => isLarge(before) && isLarge(after)).map(({ id }) => id);
  if (seeds.length === 0) return [];
  return [
    {
      what: 'rows of large seeds',
      why: `a manifest holds no hash of a seed over dbt's size limit: ${listed(seeds)}`,
      next: 'Raise maximum_seed_size_mib under flags in dbt_project.yml, which dbt knows from 1.12 on.',
    },
  ];
}

function isLarge(resource: Resource | undefined): boolean {
  return resource?.resourceType === 'seed' && resource.checksum.name === 'path';
}

function fixtures(states: readonly ResourceState[]): readonly NotEvaluated[] {
  const tests = states.filter(({ after }) => after.resourceType === 'unit_test' && [after.given, after.expect].some(lacksRows)).map(({ id }) => id);
  if (tests.length === 0) return [];
  return [
    {
      what: 'rows of fixtures',
      why: `dbt v2 stores the path of a unit test's fixture and not its rows: ${listed(tests)}`,
      next: 'Compare the files below tests/fixtures.',
    },
  ];
}

const MERGED: readonly string[] = ['meta', 'grants'];

/** Objects of several levels are merged where dbt works with them; only the closest level is compared. */
function maskedConfig(states: readonly ResourceState[]): readonly NotEvaluated[] {
  const masked = states.filter(({ before, after }) => before !== undefined && MERGED.some((key) => isMasked(key, before, after))).map(({ id }) => id);
  if (masked.length === 0) return [];
  return [
    {
      what: 'meta and grants of outer levels',
      why: `they come out differently although the closest level says the same, by an edit further out or by the environment: ${listed(masked)}`,
      next: 'Compare dbt_project.yml of both sides.',
    },
  ];
}

function isMasked(key: string, before: Resource, after: Resource): boolean {
  const [old, current] = [storedValue(before, key), storedValue(after, key)];
  return old !== undefined && equalJson(old, current) && !equalJson(renderedValue(before, key), renderedValue(after, key));
}

const SHOWN = 5;

function listed(ids: readonly NodeId[]): string {
  const sorted = [...ids].sort(byText);
  const more = sorted.length - SHOWN;
  return `${sorted.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
