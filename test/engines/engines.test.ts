/** What each engine answers to each case; by specification for v2, which cannot be run here. */
import { describe, expect, it } from 'vitest';
import { cases } from './cases/index.ts';
import { ask } from './engine-case.ts';
import { OUTSIDE, ROWS } from './rows.ts';

describe('a row of the specification of dbt v2', () => {
  it('has a case, or a reason why there is none', () => {
    const asked = new Set<string>(cases.map(({ row }) => row));
    expect(Object.keys(ROWS).filter((row) => !asked.has(row))).toEqual(Object.keys(OUTSIDE));
  });

  it('is tried with at least 120 cases altogether', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  it('has no two cases of one text', () => {
    const texts = cases.map(({ row, what, question }) => JSON.stringify([row, what, question]));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});

const tried = Object.keys(ROWS).map((row) => ({ row, list: cases.filter((one) => one.row === row) }));

describe.each(tried.filter(({ list }) => list.length > 0))('$row', ({ list }) => {
  it.each(list)('$what', (one) => {
    const [old, current] = [ask(one, 'v1'), ask(one, 'v2')];
    expect({ v1: old.answer, v2: current.answer }).toEqual({ v1: one.v1, v2: one.v2 });
    expect(current.because).toEqual([...(one.because ?? [])].sort());
    expect({ v1: old.says, v2: current.says }).toEqual(one.says ?? { v1: [], v2: [] });
  });
});

describe('what v2 passes over', () => {
  const unmatched = (text: string): string => `The selection criterion '${text}' does not match any enabled nodes`;

  it.each([
    ['4.1/commas', 'two', [unmatched(',,')]],
    ['4.4/nothing', 'a name that nothing bears', [unmatched('nothing')]],
    ['4.1/result', 'no run results', ['A result selector selects nothing: the base has no run_results.json', unmatched('result:error')]],
    [
      '4.1/source_status',
      'no freshness of the base',
      ['A source_status selector selects nothing: the base has no sources.json', unmatched('source_status:fresher')],
    ],
  ])('is told: %s, %s', (row, what, warnings) => {
    const asked = cases.filter((one) => one.row === row && one.what === what);
    expect(asked.map((one) => ask(one, 'v2').warnings)).toEqual([[...warnings, 'Nothing is selected']]);
  });
});
