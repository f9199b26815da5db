import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson, type Json } from '#kernel';

const json = fc.jsonValue({ maxDepth: 3 }).map((value): Json => JSON.parse(JSON.stringify(value)));

describe('equalJson', () => {
  it.each<[Json, Json, boolean]>([
    [1, true, true],
    [0, false, true],
    [1, '1', false],
    [null, false, false],
    [null, 0, false],
    ['', 0, false],
    [[], 0, false],
    [{}, [], false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: null }, {}, false],
    [[1, 2], [2, 1], false],
    [[1, [2, { a: true }]], [1, [2, { a: 1 }]], true],
  ])('of %j and %j is %s, as in Python', (before, after, equal) => {
    expect([equalJson(before, after), equalJson(after, before)]).toEqual([equal, equal]);
  });

  it('tells an absent value from null', () => {
    expect([equalJson(undefined, null), equalJson(undefined, undefined)]).toEqual([false, true]);
  });

  it('holds for a value and its copy', () => {
    fc.assert(fc.property(json, (value) => equalJson(value, structuredClone(value))));
  });
});
