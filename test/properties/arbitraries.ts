/** Random projects, edits of them, and questions about them. */
import fc from 'fast-check';
import type { Project } from '#artifacts';
import type { Json, JsonObject } from '#kernel';
import type { IndirectSelection } from '#selection';
import type { CompareOptions } from '#state';
import { MACROS, MODELS, type ModelName, type ModelSketch, type Sketch, build } from './sketch.ts';

const CONFIG_KEYS = ['materialized', 'meta', 'pre-hook', 'pre_hook', 'alias', 'team', 'persist_docs', 'severity'];

const json = fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json);
const config = fc
  .record({
    any: fc.dictionary(fc.constantFrom(...CONFIG_KEYS), json, { maxKeys: 2 }),
    tags: fc.subarray(['nightly', 'daily']),
  })
  .map(({ any, tags }): JsonObject => ({ ...any, ...(tags.length === 0 ? {} : { tags }) }));
const sql = fc.constantFrom('select 1', 'select 2', 'select  1', '{{ config(team=var("y")) }} select 1');

function model(index: number): fc.Arbitrary<ModelSketch> {
  return fc.record({
    sql,
    parents: fc.subarray(MODELS.slice(0, index)),
    source: fc.constantFrom('sa', 'sb', null),
    macros: fc.subarray([...MACROS]),
    config,
    description: fc.constantFrom('', 'All orders'),
    columns: fc.dictionary(fc.constantFrom('id', 'at', 'constructor'), fc.constantFrom('int', 'text', 'varchar(3)'), { maxKeys: 2 }),
    contract: fc.boolean(),
  });
}

const macro = fc.record({ sql, calls: fc.subarray([...MACROS]) });
const modelName = fc.constantFrom(...MODELS);

/** A project in which nothing is deleted. */
export const sketch: fc.Arbitrary<Sketch> = fc.record({
  macros: fc.record({ a: macro, b: macro, c: macro }),
  models: fc.record({ ma: model(0), mb: model(1), mc: model(2), md: model(3), me: model(4) }),
  seed: fc.constantFrom('id\n1', 'id\n2'),
  loader: fc.constantFrom('', 'fivetran'),
  tests: fc.uniqueArray(fc.record({ on: modelName, also: fc.option(modelName), config }), { maxLength: 3, selector: ({ on }) => on }),
  singular: fc.record({ sql, parents: fc.subarray([...MODELS]) }),
  unit: fc.record({ of: modelName, rows: fc.nat(2) }),
  exposure: fc.record({ parents: fc.subarray([...MODELS]), url: fc.constantFrom('a', 'b'), config }),
  metric: fc.record({ label: fc.constantFrom('a', 'b'), config }),
  fn: sql,
});

export type Edit = (before: Sketch) => Sketch;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  modelName.chain(editOfModel),
  fc.tuple(fc.constantFrom(...MACROS), sql).map(
    ([name, text]): Edit =>
      (before) => ({ ...before, macros: { ...before.macros, [name]: { ...before.macros[name], sql: text } } }),
  ),
  fc.constantFrom<Edit>(
    (before) => ({ ...before, seed: `${before.seed}\n3` }),
    (before) => ({ ...before, loader: 'airbyte' }),
    (before) => ({ ...before, fn: 'select 3' }),
    (before) => ({ ...before, unit: { ...before.unit, rows: 9 } }),
    (before) => ({ ...before, exposure: { ...before.exposure, url: 'c' } }),
    (before) => ({ ...before, metric: { ...before.metric, label: 'c' } }),
    (before) => ({ ...before, singular: { ...before.singular, sql: 'select 3' } }),
    (before) => ({ ...before, tests: before.tests.slice(1) }),
  ),
);

function editOfModel(name: ModelName): fc.Arbitrary<Edit> {
  const change = fc.oneof(
    fc.constant<((before: ModelSketch) => ModelSketch) | null>(null),
    fc.tuple(sql, config, fc.boolean()).map(([text, settings, contract]) => (before: ModelSketch) => ({ ...before, sql: text, config: settings, contract })),
    fc.constant((before: ModelSketch) => ({ ...before, description: `${before.description}.`, columns: { ...before.columns, id: 'text' } })),
  );
  return change.map(
    (changed): Edit =>
      (before) => {
        const now = before.models[name];
        return { ...before, models: { ...before.models, [name]: now === null || changed === null ? null : changed(now) } };
      },
  );
}

export const dbtVersion = fc.constantFrom('1.7.19', '1.8.10', '1.9.11', '1.10.23', '1.11.16', '1.12.6', '2.0.6');
export const options: fc.Arbitrary<CompareOptions> = fc.record({
  engine: fc.constantFrom('auto', 'v1', 'v2'),
  compareMoreUnrendered: fc.constantFrom<CompareOptions['compareMoreUnrendered']>('auto', true, false),
});

export interface Change {
  readonly base: Project;
  readonly head: Project;
}

/** Production and a pull request of up to four edits, by one dbt or by two. */
export const change: fc.Arbitrary<Change> = fc
  .record({ before: sketch, edits: fc.array(edit, { maxLength: 4 }), baseBy: dbtVersion, headBy: dbtVersion })
  .map(({ before, edits, baseBy, headBy }) => ({
    base: build(before, baseBy),
    head: build(
      edits.reduce((now, one) => one(now), before),
      headBy,
    ),
  }));

const value = fc.constantFrom(
  ...MODELS,
  'm*',
  'shop.even',
  'is_sane',
  'board',
  'tag:nightly',
  'path:models/odd',
  'source:raw.sa',
  'config.contract.enforced:true',
  'resource_type:test',
  'nothing',
);
const stateful = fc.constantFrom('state:modified', 'state:new', 'state:old', 'state:unmodified', 'state:modified.body', 'state:modified.configs');
const operators = fc.constantFrom<readonly [string, string]>(['', ''], ['+', ''], ['', '+'], ['1+', '+1'], ['@', '']);

/** One criterion with its operators. */
export const criterion = fc.tuple(fc.oneof(value, stateful), operators).map(([text, [before, after]]) => `${before}${text}${after}`);
export const mode = fc.constantFrom<IndirectSelection>('eager', 'cautious', 'buildable', 'empty');

/** The project with its parts in another order. */
export function shuffled(built: Project): fc.Arbitrary<Project> {
  const [resources, macros, disabled] = [orders(built.resources), orders(built.macros), orders(built.disabled)];
  return fc.tuple(resources, macros, disabled).map(([one, two, three]) => ({ ...built, resources: one, macros: two, disabled: three }));
}

function orders<K, V>(map: ReadonlyMap<K, V>): fc.Arbitrary<ReadonlyMap<K, V>> {
  const entries = [...map];
  return fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }).map((list) => new Map(list));
}
