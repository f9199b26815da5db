/** A small project as plain data: what the arbitraries draw, what edits change, and what is built at last. */
import type { Project } from '#artifacts';
import type { JsonObject } from '#kernel';
import { type ProjectBuilder, project } from '../support/project.ts';

export const MODELS = ['ma', 'mb', 'mc', 'md', 'me'] as const;
export const MACROS = ['a', 'b', 'c'] as const;
const SOURCES = ['sa', 'sb'] as const;

export type ModelName = (typeof MODELS)[number];
export type MacroName = (typeof MACROS)[number];

export interface ModelSketch {
  readonly sql: string;
  /** Earlier models; those that are gone are left out. */
  readonly parents: readonly ModelName[];
  readonly source: (typeof SOURCES)[number] | null;
  readonly macros: readonly MacroName[];
  readonly config: JsonObject;
  readonly description: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly contract: boolean;
}

export interface Sketch {
  readonly macros: Readonly<Record<MacroName, { readonly sql: string; readonly calls: readonly MacroName[] }>>;
  /** Null: deleted. */
  readonly models: Readonly<Record<ModelName, ModelSketch | null>>;
  readonly seed: string;
  readonly loader: string;
  /** A generic test on each of the models, with one more parent or none. */
  readonly tests: readonly { readonly on: ModelName; readonly also: ModelName | null; readonly config: JsonObject }[];
  readonly singular: { readonly sql: string; readonly parents: readonly ModelName[] };
  readonly unit: { readonly of: ModelName; readonly rows: number };
  readonly exposure: { readonly parents: readonly ModelName[]; readonly url: string; readonly config: JsonObject };
  readonly metric: { readonly label: string; readonly config: JsonObject };
  readonly fn: string;
}

/** The project that dbt of that version would have written. */
export function build(sketch: Sketch, dbtVersion: string): Project {
  return [addMacros, addInputs, addModels, addTests, addYaml].reduce((builder, add) => add(builder, sketch), project().metadata({ dbtVersion })).build();
}

function addMacros(builder: ProjectBuilder, { macros }: Sketch): ProjectBuilder {
  return MACROS.reduce((built, name) => built.macro(name, macros[name].sql, macros[name].calls), builder);
}

function addInputs(builder: ProjectBuilder, { seed, loader }: Sketch): ProjectBuilder {
  return SOURCES.reduce((built, name) => built.source('raw', name, { loader: name === 'sa' ? loader : '' }), builder.seed('seeded', seed));
}

function addModels(builder: ProjectBuilder, sketch: Sketch): ProjectBuilder {
  return MODELS.reduce((built, name, index) => {
    const model = sketch.models[name];
    if (model === null) return built;
    const { sql, parents, source, ...fields } = model;
    const sources = source === null ? ['seeded'] : [`raw.${source}`];
    return built.model(name, sql, [...present(parents, sketch), ...sources], { ...fields, path: `models/${index % 2 === 0 ? 'even' : 'odd'}/${name}.sql` });
  }, builder);
}

function addTests(builder: ProjectBuilder, sketch: Sketch): ProjectBuilder {
  const { tests, singular, unit } = sketch;
  const generic = tests
    .filter(({ on }) => sketch.models[on] !== null)
    .reduce((built, { on, also, config }) => built.test('not_null', on, 'id', { dependsOn: also === null ? [] : present([also], sketch), config }), builder);
  const withSingular = generic.singularTest('is_sane', singular.sql, present(singular.parents, sketch));
  return sketch.models[unit.of] === null ? withSingular : withSingular.unitTest('adds_up', unit.of, { given: [{ rows: unit.rows }] });
}

function addYaml(builder: ProjectBuilder, sketch: Sketch): ProjectBuilder {
  const { exposure, metric, fn } = sketch;
  return builder
    .exposure('board', present(exposure.parents, sketch), { url: exposure.url, config: exposure.config })
    .metric('revenue', present(['ma'], sketch), metric)
    .function('area', fn);
}

function present(names: readonly ModelName[], { models }: Sketch): readonly ModelName[] {
  return names.filter((name) => models[name] !== null);
}
