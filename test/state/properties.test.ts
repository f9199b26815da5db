import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '#artifacts';
import type { Json, JsonObject } from '#kernel';
import { type ResourceState, type StateDiff, matchesState } from '#state';
import { type ProjectBuilder, project } from '../support/project.ts';
import { compare, compareBuilt } from './compare.ts';

type Step = (builder: ProjectBuilder) => ProjectBuilder;

const name = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom('select 1', 'select 2', 'select  1', '{{ config(x=var("y")) }} select 1');
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json);
const config = fc
  .dictionary(fc.constantFrom('materialized', 'meta', 'tags', 'pre-hook', 'pre_hook', 'alias', 'team', 'persist_docs'), json, { maxKeys: 3 })
  .map((object): JsonObject => ({ ...object }));
const columns = fc.dictionary(fc.constantFrom('id', 'at', 'constructor'), fc.constantFrom('int', 'text', 'varchar(3)'), { maxKeys: 2 });

const macroStep = fc.tuple(name, text, fc.subarray(['a', 'b', 'c'])).map(
  ([of, sql, calls]): Step =>
    (builder) =>
      builder.macro(of, sql, calls),
);
const modelStep = fc
  .record({
    of: name,
    sql: text,
    config,
    columns,
    contract: fc.boolean(),
    access: fc.constantFrom('public', 'protected'),
    macros: fc.subarray(['a', 'b', 'c']),
    description: fc.constantFrom('', 'x'),
  })
  .map(
    ({ of, sql, ...fields }): Step =>
      (builder) =>
        builder.model(of, sql, [], fields),
  );
const yamlStep = fc.tuple(name, config, fc.constantFrom('', 'x')).chain(([of, given, description]) =>
  fc.constantFrom<Step>(
    (builder) => builder.source('raw', of, { config: given, loader: description }),
    (builder) => builder.exposure(of, [], { config: given, description }),
    (builder) => builder.metric(of, [], { config: given, description }),
    (builder) => builder.savedQuery(of, [], { config: given, description }),
    (builder) => builder.seed(of, description, { config: given }),
    (builder) => builder.singularTest(of, `select '${description}'`, [], { config: given }),
    (builder) => builder.function(of, description, [], { config: given }),
  ),
);
const version = fc.constantFrom('1.4.0', '1.8.10', '1.9.1', '1.11.16', '1.12.6', '2.0.4');
const builder = fc
  .tuple(version, fc.array(fc.oneof(macroStep, modelStep, yamlStep), { maxLength: 12 }))
  .map(([dbtVersion, steps]) => steps.reduce((built, step) => step(built), project().metadata({ dbtVersion })));
const options = fc.record({ engine: fc.constantFrom('auto' as const, 'v2' as const), compareMoreUnrendered: fc.boolean() });

const shuffled = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => new Map([...map].toReversed());
const backwards = (built: Project): Project => ({
  ...built,
  resources: shuffled(built.resources),
  macros: shuffled(built.macros),
  disabled: shuffled(built.disabled),
});
const byId = (diff: StateDiff): readonly (readonly [string, ResourceState])[] => [...diff.states].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('the comparison', () => {
  it('finds nothing modified, new or removed between a project and itself', () => {
    fc.assert(
      fc.property(builder, options, (one, given) => {
        const diff = compare(one, one, given);
        expect([...diff.states.values()].filter((state) => state.isModified || state.parts.size > 0 || !state.isOld).map(({ id }) => id)).toEqual([]);
        expect([diff.removed, diff.changedMacros, diff.breaks]).toEqual([[], [], []]);
      }),
    );
  });

  it('does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(builder, builder, options, (one, other, given) => {
        const [diff, turned] = [compareBuilt(one.build(), other.build(), given), compareBuilt(backwards(one.build()), backwards(other.build()), given)];
        expect(byId(turned)).toEqual(byId(diff));
        expect([turned.removed, turned.changedMacros, turned.skews, turned.notes]).toEqual([diff.removed, diff.changedMacros, diff.skews, diff.notes]);
      }),
    );
  });

  it('gives a reason for everything that is modified, and for nothing else', () => {
    fc.assert(
      fc.property(builder, builder, options, (one, other, given) => {
        for (const state of compare(one, other, given).states.values()) expect(state.because.length > 0).toBe(state.isModified);
      }),
    );
  });

  it('ends every macro reason at a macro that changed, starting from one that the resource calls', () => {
    fc.assert(
      fc.property(builder, builder, options, (one, other, given) => {
        const diff = compare(one, other, given);
        for (const { after, because } of diff.states.values()) {
          for (const { via } of because.filter(({ check }) => check === 'macros')) {
            expect([after.macros, diff.changedMacros]).toEqual([expect.arrayContaining([via?.[0]]), expect.arrayContaining([via?.at(-1)])]);
          }
        }
      }),
    );
  });

  it('holds everything either modified or unmodified, and no part of what is not compared', () => {
    fc.assert(
      fc.property(builder, builder, options, (one, other, given) => {
        for (const state of compare(one, other, given).states.values()) {
          expect(matchesState(state, 'modified')).not.toBe(matchesState(state, 'unmodified'));
          expect(matchesState(state, 'modified.macros')).toBe(state.parts.has('macros'));
        }
      }),
    );
  });
});
