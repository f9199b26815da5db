import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '#artifacts';
import type { NodeId } from '#kernel';
import type { IndirectSelection } from '#selection';
import { change, criterion, dbtVersion, mode, options, shuffled, sketch } from './arbitraries.ts';
import { compare, graphOf, ids, select } from './ask.ts';
import type { ResourceState } from '#state';
import { MODELS, type ModelSketch, type Sketch, build } from './sketch.ts';

type Ids = ReadonlySet<NodeId>;

/** A change, compared. */
const asked = fc.tuple(change, options).map(([both, given]) => ({ head: both.head, diff: compare(both, given) }));
const union = (a: Ids, b: Ids): Ids => new Set([...a, ...b]);
const common = (a: Ids, b: Ids): Ids => new Set([...a].filter((id) => b.has(id)));
const less = (a: Ids, b: Ids): Ids => new Set([...a].filter((id) => !b.has(id)));

function withoutTestsOf(excluded: Ids, kept: Ids, head: Project): Ids {
  return new Set([...kept].filter((id) => !/^(?:unit_)?test\./.test(id) || head.resources.get(id)?.dependsOn.some((parent) => excluded.has(parent)) !== true));
}

describe('a selection', () => {
  it('of a union is the union, where no test is remembered', () => {
    fc.assert(
      fc.property(asked, criterion, criterion, fc.constantFrom<IndirectSelection>('eager', 'empty'), (given, one, other, picks) => {
        const moded = { ...given, mode: picks };
        const parts = union(ids(moded, one), ids(moded, other));
        expect(ids(moded, `${one} ${other}`)).toEqual(parts);
        expect(ids(moded, one, other)).toEqual(parts);
      }),
    );
  });

  it('of a union holds its parts, and besides only tests', () => {
    fc.assert(
      fc.property(asked, criterion, criterion, mode, (given, one, other, picks) => {
        const moded = { ...given, mode: picks };
        const [both, parts] = [ids(moded, one, other), union(ids(moded, one), ids(moded, other))];
        expect([...less(parts, both)]).toEqual([]);
        expect([...less(both, parts)].filter((id) => !id.startsWith('test.'))).toEqual([]);
      }),
    );
  });

  it('of an intersection is the intersection, without tests that come along', () => {
    fc.assert(
      fc.property(asked, criterion, criterion, (given, one, other) => {
        expect(ids(given, `${one},${other}`)).toEqual(common(ids(given, one), ids(given, other)));
      }),
    );
  });

  it('with an exclusion lacks what that selects, and under dbt v2 every test of it', () => {
    fc.assert(
      fc.property(asked, criterion, criterion, mode, (given, one, other, picks) => {
        const moded = { ...given, mode: picks };
        const [excluded, kept] = [ids(moded, other), less(ids(moded, one), ids(moded, other))];
        const expected = given.diff.engine === 'v2' ? withoutTestsOf(excluded, kept, given.head) : kept;
        expect(ids({ ...moded, exclude: [other] }, one)).toEqual(expected);
      }),
    );
  });

  it('takes along in each mode what the narrower one takes', () => {
    fc.assert(
      fc.property(asked, criterion, (given, one) => {
        const [eager, buildable, cautious, empty] = (['eager', 'buildable', 'cautious', 'empty'] as const).map((picks) => ids({ ...given, mode: picks }, one));
        const narrower = [
          [buildable, eager],
          [cautious, buildable],
          [empty, cautious],
        ].flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [...less(a, b)]));
        // dbt 1.8 and older lets operators rest in the mode `empty` alone, which only narrows it.
        expect(narrower).toEqual([]);
      }),
    );
  });

  it('does not depend on the order of the manifest, nor on that of the criteria', () => {
    const reordered = asked.chain(({ head, diff }) => fc.record({ head: fc.constant(head), diff: fc.constant(diff), other: shuffled(head) }));
    fc.assert(
      fc.property(reordered, fc.array(criterion, { minLength: 1, maxLength: 3 }), mode, ({ head, diff, other }, texts, picks) => {
        const { entries } = select({ head, diff, mode: picks }, ...texts);
        expect(select({ head: other, diff, mode: picks }, ...texts).entries).toEqual(entries);
        expect(select({ head, diff, mode: picks }, ...texts.toReversed()).entries).toEqual(entries);
      }),
    );
  });

  it('of modified and unmodified parts what dbt compares', () => {
    fc.assert(
      fc.property(asked, ({ head, diff }) => {
        const [changed, unchanged] = [ids({ head, diff }, 'state:modified'), ids({ head, diff }, 'state:unmodified')];
        expect([...common(changed, unchanged)]).toEqual([]);
        expect([...union(changed, unchanged)].toSorted()).toEqual([...diff.states.keys()].toSorted());
      }),
    );
  });
});

describe('every entry of a selection by change', () => {
  it('says why, and its way leads over edges of the graph from a change that is selected', () => {
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom('state:modified+', 'state:modified+1', '@state:modified', '1+state:modified+', 'state:new+ state:modified.body'),
        mode,
        (given, text, picks) => {
          const { entries } = select({ ...given, mode: picks }, text);
          const graph = graphOf(given.head);
          const wrong = entries.filter(({ id, why, via, because }) => {
            const [start, ...steps] = [...via, id];
            const isChange = start !== undefined && differs(given.diff.states.get(start));
            const isLinked = steps.every((step, index) => isEdge(graph, [start, ...steps][index], step));
            const isOwn = why === 'modified' || why === 'new';
            return !isChange || !isLinked || isOwn !== (via.length === 0) || (why === 'modified' && because.length === 0);
          });
          expect(wrong).toEqual([]);
        },
      ),
    );
  });

  it('says new of what is new, modified of what is changed, and neither of the rest', () => {
    fc.assert(
      fc.property(asked, mode, (given, picks) => {
        const { entries } = select({ ...given, mode: picks }, 'state:modified+');
        const wrong = entries.filter(({ id, why, via }) => via.length === 0 && why !== (given.diff.states.get(id)?.isNew === true ? 'new' : 'modified'));
        expect(wrong).toEqual([]);
      }),
    );
  });
});

/** A new source is no change to dbt v1, yet `state:new` selects it; other differences only a part asks for. */
function differs(state: ResourceState | undefined): boolean {
  return state !== undefined && (state.isNew || state.because.length + state.aside.length > 0);
}

type Edges = ReturnType<typeof graphOf>;

/** Up or down: `@` walks both ways. */
function isEdge({ children, parents }: Edges, from: NodeId | undefined, to: NodeId): boolean {
  return from !== undefined && (children.get(from)?.includes(to) === true || parents.get(from)?.includes(to) === true);
}

describe('a wider change', () => {
  const edits: readonly ((before: Sketch) => Sketch)[] = [
    ...MODELS.map((name) => (before: Sketch) => ({ ...before, models: { ...before.models, [name]: rewritten(before.models[name]) } })),
    (before) => ({ ...before, seed: `${before.seed}\n7` }),
    (before) => ({ ...before, macros: { ...before.macros, a: { ...before.macros.a, sql: 'select 7' } } }),
    (before) => ({ ...before, exposure: { ...before.exposure, url: 'z' } }),
    (before) => ({ ...before, loader: 'other' }),
  ];
  const rewritten = (model: ModelSketch | null): ModelSketch | null => (model === null ? null : { ...model, sql: 'select 7' });
  const question = fc.array(fc.constantFrom('state:modified', 'state:modified+', '+state:modified', '@state:modified', 'state:modified.body+1', 'ma+'), {
    minLength: 1,
    maxLength: 3,
  });

  it('selects no less, whatever union is asked for', () => {
    fc.assert(
      fc.property(sketch, dbtVersion, fc.subarray([...edits]), fc.subarray([...edits]), question, mode, (drawn, version, some, more, texts, picks) => {
        const base = build(drawn, version);
        const selected = (list: readonly ((before: Sketch) => Sketch)[]): Ids => {
          const head = build(
            list.reduce((now, edit) => edit(now), drawn),
            version,
          );
          return ids({ head, diff: compare({ base, head }, { engine: 'auto', compareMoreUnrendered: 'auto' }), mode: picks }, ...texts);
        };
        expect([...less(selected(some), selected([...new Set([...some, ...more])]))]).toEqual([]);
      }),
    );
  });
});
