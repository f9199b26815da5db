import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, reach } from '#kernel';

/** a -> b -> d, a -> c -> d, and e alone. */
const DIAMOND = buildGraph(
  new Map([
    ['d', ['c', 'b', 'gone']],
    ['b', ['a']],
    ['c', ['a']],
    ['a', []],
    ['e', []],
  ]),
);

describe('buildGraph', () => {
  it('sorts neighbours and leaves out parents that are no members', () => {
    expect([DIAMOND.parents.get('d'), DIAMOND.children.get('a')]).toEqual([
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });
});

describe('reach', () => {
  it('gives every id downstream with the neighbour it was first reached through', () => {
    expect([...reach(DIAMOND.children, ['a'])]).toEqual([
      ['b', 'a'],
      ['c', 'a'],
      ['d', 'b'],
    ]);
  });

  it('stops at a depth', () => {
    expect([...reach(DIAMOND.children, ['a'], 1).keys()]).toEqual(['b', 'c']);
  });

  it('reaches nothing from an id that stands alone or is unknown', () => {
    expect([...reach(DIAMOND.children, ['e', 'unknown'])]).toEqual([]);
  });

  it('reaches more from more, whatever the graph', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const edges = fc.dictionary(ids, fc.array(ids));
    fc.assert(
      fc.property(edges, ids, ids, (parents, one, other) => {
        const { children } = buildGraph(new Map(Object.entries(parents)));
        const both = new Set([...reach(children, [one, other]).keys(), one, other]);
        expect([...reach(children, [one]).keys()].every((id) => both.has(id))).toBe(true);
      }),
    );
  });
});
