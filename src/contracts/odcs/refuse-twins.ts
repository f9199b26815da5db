import type { Reading, Spot } from '../reading.ts';
import { join } from '../yaml-source.ts';

/** Names that are given twice: nobody could say which one is meant. */
export function refuseTwins(reading: Reading, spots: readonly Spot[], what: string): void {
  const seen = new Set<string>();
  for (const { at, value } of spots) {
    const name = typeof value['name'] === 'string' ? value['name'].toLowerCase() : undefined;
    if (name !== undefined && seen.has(name)) reading.complain(join(at, 'name'), `there are two ${what}s called '${name}'`, 'Rename or remove one of them.');
    if (name !== undefined) seen.add(name);
  }
}
