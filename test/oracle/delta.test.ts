import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, compareJson } from '../../scripts/oracle/delta.ts';

// Plain keys: a manifest has no member named __proto__.
const key = fc.constantFrom('a', 'b', 'c');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value')),
  ),
}));
const anyObject = fc.dictionary(key, value).map((object) => JSON.parse(JSON.stringify(object)));

describe('a delta of two manifests', () => {
  it('leads from the first to the second', () => {
    fc.assert(
      fc.property(anyObject, anyObject, (before, after) => {
        expect(applyDelta(before, compareJson(before, after))).toEqual(after);
      }),
    );
  });

  it('is empty between equal manifests', () => {
    fc.assert(
      fc.property(anyObject, (value) => {
        expect(compareJson(value, structuredClone(value))).toEqual({});
      }),
    );
  });

  it('holds only what differs', () => {
    const before = { nodes: { a: { name: 'a', tags: ['x'] }, b: { name: 'b' } } };
    const after = { nodes: { a: { name: 'a', tags: ['y'] }, c: { name: 'c' } } };
    expect(compareJson(before, after)).toEqual({ in: { nodes: { set: { c: { name: 'c' } }, drop: ['b'], in: { a: { set: { tags: ['y'] } } } } } });
  });

  it('tells null from absence, and true from one', () => {
    expect(compareJson({ a: 1 }, { a: true, b: null })).toEqual({ set: { a: true, b: null } });
  });
});
