import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndirectSelection } from '#selection';
import type { Project } from '#artifacts';
import { type Asked, select } from './select.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Each model may depend on earlier ones, and has a singular test with one more parent. */
const shape = fc.tuple(...NAMES.map((_, index) => fc.record({ parents: fc.subarray(NAMES.slice(0, index)), tested: fc.subarray([...NAMES]) })));

type Shape = readonly { readonly parents: readonly string[]; readonly tested: readonly string[] }[];

function build(drafts: Shape, edited: ReadonlySet<string> = new Set()): Project {
  const models = NAMES.reduce(
    (builder, name, index) => builder.model(name, edited.has(name) ? 'select 2' : 'select 1', drafts[index]?.parents ?? []),
    project(),
  );
  const tested = NAMES.reduce((builder, name, index) => {
    const parents = drafts[index]?.tested ?? [];
    return parents.length === 0 ? builder : builder.singularTest(`on_${name}`, 'select 1', parents);
  }, models);
  return tested.build();
}

const atom = fc
  .record({
    at: fc.boolean(),
    up: fc.constantFrom('', '+', '1+'),
    name: fc.constantFrom(...NAMES, 'on_a', '*', 'nothing'),
    down: fc.constantFrom('', '+', '+2'),
  })
  .map(({ at, up, name, down }) => (at ? `@${up}${name}` : `${up}${name}${down}`));
const mode = fc.constantFrom<IndirectSelection>('eager', 'cautious', 'buildable', 'empty');

const ids = (head: Project, asked: Asked): ReadonlySet<string> => new Set(valueOf(select(head, asked)).entries.map(({ id }) => id));
const union = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a, ...b]);
const common = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a].filter((id) => b.has(id)));
const less = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a].filter((id) => !b.has(id)));
const holds = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...b].every((id) => a.has(id));

describe('the laws of selection', () => {
  const parted = (head: Project, one: string, other: string, indirectSelection: IndirectSelection) => ({
    parts: union(ids(head, { select: one, indirectSelection }), ids(head, { select: other, indirectSelection })),
    both: ids(head, { select: `${one} ${other}`, indirectSelection }),
  });

  it('a union holds what its parts hold, and besides only tests that a mode remembers', () => {
    fc.assert(
      fc.property(shape, atom, atom, mode, (drafts, one, other, indirectSelection) => {
        const { parts, both } = parted(build(drafts), one, other, indirectSelection);
        expect(holds(both, parts)).toBe(true);
        expect([...less(both, parts)].filter((id) => !id.startsWith('test.'))).toEqual([]);
      }),
    );
  });

  it('a union is its parts when no test is remembered', () => {
    fc.assert(
      fc.property(shape, atom, atom, fc.constantFrom<IndirectSelection>('eager', 'empty'), (drafts, one, other, indirectSelection) => {
        const { parts, both } = parted(build(drafts), one, other, indirectSelection);
        expect(both).toEqual(parts);
      }),
    );
  });

  it('an intersection of what is picked without tests is the intersection of sets', () => {
    fc.assert(
      fc.property(shape, atom, atom, (drafts, one, other) => {
        const head = build(drafts);
        const asked = { indirectSelection: 'empty' } as const;
        expect(ids(head, { ...asked, select: `${one},${other}` })).toEqual(
          common(ids(head, { ...asked, select: one }), ids(head, { ...asked, select: other })),
        );
      }),
    );
  });

  it('an exclusion takes away exactly what it would select', () => {
    fc.assert(
      fc.property(shape, atom, atom, mode, (drafts, one, other, indirectSelection) => {
        const head = build(drafts);
        const excluded = ids(head, { select: other, indirectSelection });
        expect(ids(head, { select: one, exclude: other, indirectSelection })).toEqual(less(ids(head, { select: one, indirectSelection }), excluded));
      }),
    );
  });

  it('the order of criteria changes neither the entries nor their reasons', () => {
    fc.assert(
      fc.property(shape, fc.array(atom, { minLength: 1, maxLength: 4 }), mode, (drafts, atoms, indirectSelection) => {
        const head = build(drafts);
        const entries = (list: readonly string[]) => valueOf(select(head, { select: list, indirectSelection })).entries;
        expect(entries(atoms.toReversed())).toEqual(entries(atoms));
      }),
    );
  });

  it('the order of the manifest changes nothing', () => {
    fc.assert(
      fc.property(shape, atom, mode, (drafts, one, indirectSelection) => {
        const head = build(drafts);
        const backwards = { ...head, resources: new Map([...head.resources].toReversed()) };
        expect(valueOf(select(backwards, { select: one, indirectSelection })).entries).toEqual(
          valueOf(select(head, { select: one, indirectSelection })).entries,
        );
      }),
    );
  });

  it('more changes select more', () => {
    fc.assert(
      fc.property(shape, fc.subarray([...NAMES]), fc.subarray([...NAMES]), mode, (drafts, some, more, indirectSelection) => {
        const base = build(drafts);
        const changed = (names: readonly string[]) => ids(build(drafts, new Set(names)), { base, select: 'state:modified+', indirectSelection });
        expect(holds(changed([...some, ...more]), changed(some))).toBe(true);
      }),
    );
  });

  it('every way leads from a selected change over edges of the graph', () => {
    fc.assert(
      fc.property(shape, fc.subarray([...NAMES], { minLength: 1 }), mode, (drafts, names, indirectSelection) => {
        const [base, head] = [build(drafts), build(drafts, new Set(names))];
        const { entries } = valueOf(select(head, { base, select: 'state:modified+', indirectSelection }));
        for (const { id, why, via } of entries) {
          expect(why === 'modified').toBe(via.length === 0);
          const [start, ...steps] = [...via, id];
          expect(names.map((name) => `model.shop.${name}`)).toContain(start);
          const broken = steps.filter((step, index) => head.resources.get(step)?.dependsOn.some((parent) => parent === [start, ...steps][index]) !== true);
          expect(broken).toEqual([]);
        }
      }),
    );
  });

  it('eager holds what buildable holds, which holds what cautious holds, for one criterion', () => {
    fc.assert(
      fc.property(shape, atom, (drafts, one) => {
        const head = build(drafts);
        const wide = (indirectSelection: IndirectSelection) => ids(head, { select: one, indirectSelection });
        expect(holds(wide('eager'), wide('buildable'))).toBe(true);
        expect(holds(wide('buildable'), wide('cautious'))).toBe(true);
        expect(holds(wide('cautious'), wide('empty'))).toBe(true);
      }),
    );
  });
});
