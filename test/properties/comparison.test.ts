import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StateDiff, matchesState } from '#state';
import { change, dbtVersion, options, shuffled, sketch } from './arbitraries.ts';
import { compare } from './ask.ts';
import { build } from './sketch.ts';

const changed = fc.tuple(change, options);
// Asked for v1 on what v2 wrote, dbt reads the old configuration anew from code that the drawn one does not follow.
const ownEngine = options.map((given) => ({ ...given, engine: given.engine === 'v1' ? 'auto' : given.engine }) as const);
const byId = ({ states }: StateDiff) => [...states].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('the comparison, under either engine and every value of the flag', () => {
  it('finds nothing modified, new, removed or broken between a project and itself', () => {
    fc.assert(
      fc.property(sketch, dbtVersion, ownEngine, (drawn, version, given) => {
        const one = build(drawn, version);
        const diff = compare({ base: one, head: one }, given);
        const found = [...diff.states.values()].filter((state) => state.isModified || state.parts.size > 0 || !state.isOld);
        expect(found.map(({ id }) => id)).toEqual([]);
        expect([diff.removed, diff.changedMacros, diff.breaks, diff.reactions]).toEqual([[], [], [], []]);
      }),
    );
  });

  it('does not depend on the order of what it is given', () => {
    const reordered = changed.chain(([{ base, head }, given]) =>
      fc.tuple(fc.constant({ base, head }), fc.record({ base: shuffled(base), head: shuffled(head) }), fc.constant(given)),
    );
    fc.assert(
      fc.property(reordered, ([one, other, given]) => {
        const [diff, turned] = [compare(one, given), compare(other, given)];
        expect(byId(turned)).toEqual(byId(diff));
        expect([turned.removed, turned.changedMacros, turned.skews, turned.notes]).toEqual([diff.removed, diff.changedMacros, diff.skews, diff.notes]);
      }),
    );
  });

  it('gives a reason for everything that is modified, and for nothing else', () => {
    fc.assert(
      fc.property(changed, ([both, given]) => {
        const states = [...compare(both, given).states.values()];
        expect(states.filter(({ because, isModified }) => because.length > 0 !== isModified)).toEqual([]);
      }),
    );
  });

  it('ends every macro reason at a macro that changed, starting from one that the resource calls', () => {
    fc.assert(
      fc.property(changed, ([both, given]) => {
        const { states, changedMacros } = compare(both, given);
        const chains = [...states.values()].flatMap(({ after, because }) => because.flatMap(({ via = [] }) => (via.length === 0 ? [] : [{ after, via }])));
        const broken = chains.filter(({ after, via }) => !after.macros.some((id) => id === via[0]) || !changedMacros.some((id) => id === via.at(-1)));
        expect(broken).toEqual([]);
      }),
    );
  });

  it('holds everything either modified or unmodified, and under a part exactly what has it', () => {
    fc.assert(
      fc.property(changed, ([both, given]) => {
        const states = [...compare(both, given).states.values()];
        expect(states.filter((state) => matchesState(state, 'modified') === matchesState(state, 'unmodified'))).toEqual([]);
        expect(states.filter((state) => matchesState(state, 'modified.macros') !== state.parts.has('macros'))).toEqual([]);
      }),
    );
  });

  it('calls new what has no counterpart, and removed what the head lacks', () => {
    fc.assert(
      fc.property(changed, ([both, given]) => {
        const { states, removed } = compare(both, given);
        const gone = [...both.base.resources.keys()].filter((id) => !both.head.resources.has(id)).toSorted();
        expect(removed.map(({ id }) => id)).toEqual(gone);
        expect([...states.values()].filter(({ isNew, before }) => isNew && before !== undefined)).toEqual([]);
      }),
    );
  });
});
