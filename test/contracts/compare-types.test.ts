import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTypes, DIALECT_NAMES, parseType } from '#contracts';
import { TYPE_CASES } from './type-cases.ts';

describe('compareTypes', () => {
  it('is tried on at least four hundred changes', () => {
    expect(TYPE_CASES.length).toBeGreaterThanOrEqual(400);
  });

  it.each(TYPE_CASES)('says on $warehouse that $before to $after is $verdict', ({ warehouse, before, after, verdict, rule }) => {
    const found = compareTypes(before, after, warehouse === 'unknown-warehouse' ? null : warehouse);
    expect([found.verdict, found.changes[0]?.rule ?? '']).toEqual([verdict, rule]);
  });

  it.each(DIALECT_NAMES)('understands every type of the table on %s, apart from those that it must not', (dialect) => {
    const cases = TYPE_CASES.filter(({ warehouse, verdict }) => warehouse === dialect && verdict !== 'unknown');
    const strange = cases.flatMap(({ before, after }) => [before, after]).filter((text) => parseType(text, dialect).family === 'unknown');
    expect(strange).toEqual([]);
  });

  it.each([
    ['STRUCT<a STRUCT<b INT64, c STRING>>', 'STRUCT<a STRUCT<b NUMERIC>>', ['a.b type-widened', 'a.c nested-field-removed']],
    ['ARRAY<STRUCT<sku STRING(10)>>', 'ARRAY<STRUCT<sku STRING(5), size INT64>>', ['sku string-length-decreased', 'size field-added-optional']],
  ])('names every member of %s that changed', (before, after, changes) => {
    expect(compareTypes(before, after, 'bigquery').changes.map(({ path, rule }) => `${path} ${rule}`)).toEqual(changes);
  });

  it('names both ends of a map', () => {
    expect(compareTypes('map<int,int>', 'map<bigint,string>', 'spark').changes.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['key', 'widened'],
      ['value', 'incompatible'],
    ]);
  });

  it('says why', () => {
    expect(compareTypes('numeric(10,2)', 'numeric(12,4)', 'postgres').changes[0]?.reason).toBe('8 whole and 2 fraction digits became 8 and 4');
  });

  it.each([['struct<a:'], ['(((('], ['decimal(10,'], ['array<array<'], [''], ["'x'"], ['int;drop']])('calls the broken text %s unknown', (text) => {
    expect(compareTypes(text, 'bigint', 'databricks').verdict).toBe('unknown');
  });
});

const words = [...new Set(TYPE_CASES.flatMap(({ before, after }) => [before, after]))];
const type = fc.constantFrom(...words);
const adapter = fc.constantFrom(...DIALECT_NAMES, null);

describe('any two types', () => {
  it('are equal to themselves', () => {
    fc.assert(
      fc.property(type, adapter, (text, warehouse) => {
        expect(compareTypes(text, ` ${text.toUpperCase()} `, warehouse).verdict).toBe('equal');
      }),
    );
  });

  it('are aliases in both directions, or in none', () => {
    fc.assert(
      fc.property(type, type, adapter, (a, b, warehouse) => {
        const same = (verdict: string): boolean => verdict === 'alias' || verdict === 'equal';
        expect(same(compareTypes(a, b, warehouse).verdict)).toBe(same(compareTypes(b, a, warehouse).verdict));
      }),
      { numRuns: 3000 },
    );
  });

  it('are never narrowed and then narrowed back: what lost values cannot have been widened', () => {
    fc.assert(
      fc.property(type, type, fc.constantFrom(...DIALECT_NAMES), (a, b, warehouse) => {
        const there = compareTypes(a, b, warehouse).verdict;
        const back = compareTypes(b, a, warehouse).verdict;
        const absurd = (there === 'unknown') !== (back === 'unknown') || (there === 'narrowed' && ['alias', 'equal'].includes(back));
        expect([a, b, there, back, absurd]).toEqual([a, b, there, back, false]);
      }),
      { numRuns: 3000 },
    );
  });

  it('have a verdict that is the worst of their changes', () => {
    fc.assert(
      fc.property(type, type, adapter, (a, b, warehouse) => {
        const { verdict, changes } = compareTypes(a, b, warehouse);
        const verdicts: readonly string[] = changes.map((change) => change.verdict);
        expect(verdict === 'equal' ? verdicts : verdicts.filter((one) => one === verdict)).not.toHaveLength(verdict === 'equal' ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('never make it throw, whatever is written', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), type, adapter, (text, other, warehouse) => void compareTypes(text, other, warehouse)));
  });
});
