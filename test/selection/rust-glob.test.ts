import { describe, expect, it } from 'vitest';
import { rustGlob } from '../../src/selection/rust-glob.ts';

/** By the rules of the glob crate, which dbt 2.x uses. */
const ANSWERS: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  ['orders', 'orders', true],
  ['a{b,c}', 'ab', false],
  ['a{b,c}', 'a{b,c}', true],
  ['ord*', 'orders', true],
  ['models/*.sql', 'models/core/ia.sql', true],
  ['o?ders', 'orders', true],
  ['i[ab]', 'ib', true],
  ['i[!ab]', 'ib', false],
  ['i[!ab]', 'ic', true],
  ['[a-c]', 'b', true],
  ['[c-a]', 'b', false],
  ['[!c-a]', 'b', true],
  ['[]]', ']', true],
  ['a]*', 'a]b', true],
  ['[a', '[a', false],
  ['**/ia.sql', 'ia.sql', true],
  ['**/ia.sql', 'models/core/ia.sql', true],
  ['**/ia.sql', 'models/via.sql', false],
  ['models/**', 'models/core/ia.sql', true],
  ['models/**/ia.sql', 'models/ia.sql', true],
  ['a**', 'ab', false],
  ['***', 'ab', false],
  ['x.y*', 'xzy', false],
];

describe('a wildcard of dbt 2.x', () => {
  it.each(ANSWERS)('%j holds %j: %s', (pattern, text, matches) => {
    expect(rustGlob(pattern)(text)).toBe(matches);
  });
});
