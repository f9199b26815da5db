/**
 * The page of a rule, `fixtures/rules/<family>/<name>.md`, which is its test as well: each `##` is a case with a `base`
 * project, what the `head` has otherwise (a null takes away), and the exact findings it expects.
 */
import { parse } from 'yaml';
import { type ProjectBuilder, constraint, project } from '../support/project.ts';

export interface RuleCase {
  /** What the rule does, as the heading says. */
  readonly title: string;
  readonly base: ProjectBuilder;
  readonly head: ProjectBuilder;
  readonly goals: { readonly tests: number | null; readonly docs: number | null };
  /** One line for each finding. */
  readonly expected: readonly string[];
}

export interface RulePage {
  readonly heading: string;
  readonly summary: string;
  readonly cases: readonly RuleCase[];
}

interface Sketch {
  readonly models?: Readonly<Record<string, ModelSketch | null>>;
  readonly exposures?: Readonly<Record<string, ExposureSketch | null>>;
  /** `unique orders.id`, `unit orders`, `singular orders`. */
  readonly tests?: readonly string[];
  readonly goals?: { readonly tests?: number; readonly docs?: number };
}

interface ModelSketch {
  readonly sql?: string;
  readonly reads?: readonly string[];
  readonly description?: string;
  readonly access?: string;
  readonly contract?: boolean;
  readonly materialized?: string;
  readonly version?: number;
  readonly deprecated?: string;
  readonly disabled?: boolean;
  readonly package?: string;
  readonly schemaFile?: string;
  /** A text is the data type. */
  readonly columns?: Readonly<Record<string, string | { readonly type?: string; readonly constraints?: readonly string[]; readonly description?: string }>>;
  readonly constraints?: readonly { readonly type: string; readonly columns?: readonly string[]; readonly expression?: string }[];
}

interface ExposureSketch {
  readonly reads: readonly string[];
  readonly type?: string;
  readonly label?: string;
  readonly owner?: string;
}

/** Reads a page; what it does not understand is a mistake in the page, and throws. */
export function readRulePage(markdown: string): RulePage {
  const [intro = '', ...sections] = markdown.split(/^## /m);
  const [, heading = '', summary = ''] = /^# `([^`]+)`\n\n(.+)\n/.exec(intro) ?? [];
  return { heading, summary, cases: sections.map(readCase) };
}

function readCase(section: string): RuleCase {
  const title = section.split('\n', 1)[0] ?? '';
  const block = (kind: string): string => {
    const found = new RegExp(`^\`\`\`\\w+ ${kind}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(section);
    if (found === null) throw new Error(`The case "${title}" has no block ${kind}`);
    return found[1] ?? '';
  };
  const [base, change]: readonly [Sketch, Sketch] = [parse(block('base')) ?? {}, parse(block('head')) ?? {}];
  const goals = change.goals ?? base.goals ?? {};
  return {
    title,
    base: build(base),
    head: build(merge(base, change)),
    goals: { tests: goals.tests ?? null, docs: goals.docs ?? null },
    expected: block('expect')
      .split('\n')
      .filter((line) => line !== ''),
  };
}

function merge(base: Sketch, change: Sketch): Sketch {
  return { ...base, ...change, models: { ...base.models, ...change.models }, exposures: { ...base.exposures, ...change.exposures } };
}

function build({ models = {}, exposures = {}, tests = [] }: Sketch): ProjectBuilder {
  const withModels = Object.entries(models).reduce((built, [name, sketch]) => (sketch === null ? built : addModel(built, name, sketch)), project());
  const withExposures = Object.entries(exposures).reduce((built, [name, sketch]) => (sketch === null ? built : addExposure(built, name, sketch)), withModels);
  return tests.reduce(addTest, withExposures);
}

// `orders.v2` is version 2 of orders.
function addModel(built: ProjectBuilder, key: string, sketch: ModelSketch): ProjectBuilder {
  const { sql = 'select 1', reads = [], columns = {}, constraints = [], contract = false } = sketch;
  const name = key.replace(/\.v\d+$/, '');
  const config = {
    ...(sketch.access === undefined ? {} : { access: sketch.access }),
    ...(sketch.materialized === undefined ? {} : { materialized: sketch.materialized }),
    ...(sketch.disabled === true ? { enabled: false } : {}),
  };
  return built.model(name, sql, reads, {
    config,
    contract,
    description: sketch.description ?? '',
    patchPath: sketch.schemaFile ?? null,
    deprecationDate: sketch.deprecated ?? null,
    constraints: constraints.map(({ type, ...given }) => constraint(type, given)),
    columns: Object.fromEntries(Object.entries(columns).map(([column, given]) => [column, typeof given === 'string' ? given : columnOf(given)])),
    ...(sketch.version === undefined ? {} : { version: sketch.version }),
    ...(sketch.package === undefined ? {} : { packageName: sketch.package }),
  });
}

function columnOf({
  type = 'int',
  constraints = [],
  description = '',
}: {
  readonly type?: string;
  readonly constraints?: readonly string[];
  readonly description?: string;
}) {
  return { dataType: type, description, constraints: constraints.map((name) => constraint(name)) };
}

function addExposure(built: ProjectBuilder, name: string, { reads, type = 'dashboard', label, owner = 'Finance' }: ExposureSketch): ProjectBuilder {
  return built.exposure(name, reads, { type, label: label ?? null, owner: { name: owner, email: null } });
}

function addTest(built: ProjectBuilder, sketch: string): ProjectBuilder {
  const [kind = '', target = ''] = sketch.split(' ');
  const [model = '', column = null] = target.split('.');
  if (kind === 'unit') return built.unitTest(`${model}_adds_up`, model);
  return kind === 'singular' ? built.singularTest(`${model}_is_sane`, 'select 1', [model]) : built.test(kind, model, column);
}
