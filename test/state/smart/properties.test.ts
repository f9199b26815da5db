import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySmart } from '#state';
import type { JsonObject } from '#kernel';
import { type ProjectBuilder, project } from '../../support/project.ts';
import { modifiedIds } from '../compare.ts';
import { judge } from './judged.ts';

const NAMES = ['orders', 'lines', 'prices', 'stock'] as const;
const VERSIONS = ['1.8.10', '1.11.16', '1.12.6', '2.0.1'] as const;

/** Noise: what a rule explains away. It is written behind or around what the author wrote. */
const noise = fc.constantFrom('', ' ', '\n', ' -- note\n', ' /* note */ ', '{# note #}');
const token = fc.constantFrom('a', 'b', "'x  y'", '1', ',', '(', ')', '"q"', "{{ ref('raw') }}", 'case');
const sql = fc.array(token, { minLength: 1, maxLength: 6 });
const storedConfig: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  {},
  { grants: null },
  { partition_by: [] },
  { full_refresh: 'False' },
  { full_refresh: false },
);

interface Sketch {
  readonly name: (typeof NAMES)[number];
  readonly tokens: readonly string[];
  readonly macro: 'cents' | 'dollars' | null;
}

const sketch: fc.Arbitrary<Sketch> = fc.record({ name: fc.constantFrom(...NAMES), tokens: sql, macro: fc.constantFrom('cents', 'dollars', null) });
const sketches = fc.uniqueArray(sketch, { selector: ({ name }) => name, minLength: 1, maxLength: 4 });

function draw(
  list: readonly Sketch[],
  spell: (tokens: readonly string[], index: number) => string,
  config: (index: number) => JsonObject = () => ({}),
): ProjectBuilder {
  return list.reduce<ProjectBuilder>(
    (built, { name, tokens, macro }, index) =>
      built.model(name, spell(tokens, index), [], {
        macros: macro === null ? [] : [macro],
        unrenderedConfig: config(index),
        config: { full_refresh: false },
      }),
    project().macro('cents').macro('dollars'),
  );
}

const plainly = (tokens: readonly string[]): string => tokens.join(' ');

describe('smart mode', () => {
  it('drops and adds nothing between a project and itself, under any version', () => {
    fc.assert(
      fc.property(sketches, fc.constantFrom(...VERSIONS), (list, dbtVersion) => {
        const side = draw(list, plainly)
          .exposure(
            'board',
            ['orders'].filter((name) => list.some((one) => one.name === name)),
          )
          .metadata({ dbtVersion });
        const { smart } = judge({ base: side, head: side });
        expect([smart.drops.size, smart.additions.size]).toEqual([0, 0]);
      }),
    );
  });

  it('never drops a change of tokens, whatever noise is around it', () => {
    fc.assert(
      fc.property(sketches, fc.array(noise, { minLength: 8, maxLength: 8 }), fc.nat(), storedConfig, (list, noises, at, config) => {
        const changed = at % list.length;
        const head = draw(
          list.map((one, index) => (index === changed ? { ...one, tokens: one.tokens.with(at % one.tokens.length, 'other') } : one)),
          (tokens, index) => tokens.map((text, place) => `${text}${noises[(place + index) % noises.length]} `).join(''),
          () => config,
        );
        const { smart } = judge({ base: draw(list, plainly), head });
        expect([...smart.drops.keys()]).not.toContain(`model.shop.${list[changed]?.name}`);
      }),
    );
  });

  it('never drops a change of a macro that a model depends on', () => {
    fc.assert(
      fc.property(sketches, noise, (list, between) => {
        const base = draw(list, plainly);
        const head = draw(list, (tokens) => tokens.join(` ${between} `)).macro('cents', '{% macro cents() %}other{% endmacro %}');
        const { smart } = judge({ base, head });
        const dependent = list.filter(({ macro }) => macro === 'cents').map(({ name }) => `model.shop.${name}`);
        expect([...smart.drops.keys()].filter((id) => dependent.includes(id))).toEqual([]);
      }),
    );
  });

  it('drops and adds only what it says, and each once', () => {
    fc.assert(
      fc.property(sketches, sketches, (before, after) => {
        const { diff, smart } = judge({ base: draw(before, plainly), head: draw(after, (tokens) => tokens.join('  ')) });
        const exact = new Set(modifiedIds(diff));
        const expected = [...exact].filter((id) => ![...smart.drops.keys()].some((dropped) => dropped === id)).concat([...smart.additions.keys()]);
        expect(modifiedIds(applySmart(diff, smart)).toSorted()).toEqual(expected.sort());
        expect([...smart.drops.keys()].every((id) => exact.has(id))).toBe(true);
        expect([...smart.additions.keys()].some((id) => exact.has(id))).toBe(false);
      }),
    );
  });

  it('drops less, and never more, with each rule that is switched off', () => {
    fc.assert(
      fc.property(
        sketches,
        fc.array(noise, { minLength: 4, maxLength: 4 }),
        fc.subarray(['smart/whitespace', 'smart/comments', 'smart/line-endings']),
        (list, noises, off) => {
          const sides = { base: draw(list, plainly), head: draw(list, (tokens, index) => tokens.join(` ${noises[index % noises.length]}`)) };
          const all = [...judge(sides).smart.drops.keys()];
          expect(all).toEqual(expect.arrayContaining([...judge(sides, off).smart.drops.keys()]));
        },
      ),
    );
  });
});
