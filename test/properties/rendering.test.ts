import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSelector } from '#selection';
import { change, criterion, mode, options } from './arbitraries.ts';
import { compare, ids, select } from './ask.ts';

describe('a selection as a line', () => {
  it('selects the same again without tests that come along, and is empty when nothing is selected', () => {
    fc.assert(
      fc.property(change, options, fc.array(criterion, { minLength: 1, maxLength: 2 }), mode, ({ base, head }, given, texts, picks) => {
        const diff = compare({ base, head }, given);
        const selection = select({ head, diff, mode: picks }, ...texts);
        const { line, beyond } = renderSelector({ selection, head, engine: diff.engine });
        const wanted = selection.entries.map(({ id }) => id);
        expect([line === '' ? [] : [...ids({ head, diff }, line)], beyond]).toEqual([wanted, []]);
        expect(line === '').toBe(wanted.length === 0);
      }),
    );
  });
});
