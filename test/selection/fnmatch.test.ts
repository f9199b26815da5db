import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnmatch } from '../../src/selection/fnmatch.ts';

/** Answers of Python's fnmatch.fnmatchcase. */
const ANSWERS: readonly (readonly [pattern: string, text: string, matches: boolean])[] = [
  ['orders', 'orders', true],
  ['orders', 'order', false],
  ['', '', true],
  ['*', '', true],
  ['*', 'a/b.c\nd', true],
  ['ord*', 'shop.orders', false],
  ['*ord*', 'shop.orders', true],
  ['a*b*c', 'aXbXXc', true],
  ['a*b*c', 'aXcXXb', false],
  ['**', 'x', true],
  ['?', '', false],
  ['?', '😀', true],
  ['ORDERS', 'orders', false],
  ['i[ab]', 'ia', true],
  ['i[ab]', 'ic', false],
  ['i[!ab]', 'ic', true],
  ['i[!ab]', 'i', false],
  ['[a-c]', 'b', true],
  ['[a-c-e]', '-', true],
  ['[a-c-e]', 'd', false],
  ['[]a]', ']', true],
  ['[!]a]', ']', false],
  ['[!]a]', 'b', true],
  ['[b-a]', 'a', false],
  ['[!b-a]', 'a', true],
  ['[a', '[a', true],
  ['[]', '[]', true],
  ['[!]', '[!]', true],
  ['[--a]', '.', true],
  ['[^a]', '^', true],
  ['[^a]', 'b', false],
  ['[[]', '[', true],
  ['a]', 'a]', true],
  ['v[1-3]*', 'v2_final', true],
];

describe('a wildcard of dbt 1.x', () => {
  it.each(ANSWERS)('%j holds %j: %s, as in Python', (pattern, text, matches) => {
    expect(fnmatch(pattern)(text)).toBe(matches);
  });

  it('finds every text that has no special character in itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fnmatch(text.replaceAll(/[*?[]/g, ''))(text.replaceAll(/[*?[]/g, ''))));
  });

  it('finds a text by its beginning and a star', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z._]*$/), fc.string(), (start, rest) => fnmatch(`${start}*`)(start + rest)));
  });

  it('finds a text by question marks in place of its characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => fnmatch('?'.repeat([...text].length))(text)));
  });
});
