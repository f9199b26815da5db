import { append, edit, move, remove, write } from './change.ts';
import type { Change } from './change.ts';
import { drawSelectors } from './generated-selectors.ts';
import type { Mutation } from './mutation.ts';
import { randomOf } from './random.ts';
import type { Random } from './random.ts';
import type { Tree } from './tree.ts';

/** Projects that nobody designed: a random graph with the names, tags, folders and tests that selectors are made of. */
export const generatedNames = ['generated-1', 'generated-2', 'generated-3', 'generated-4'] as const;
export type GeneratedName = (typeof generatedNames)[number];

const folders = ['alpha', 'alpha/one', 'alpha/two', 'beta', 'beta/one', 'beta/one/deep', 'gamma'];
const tags = ['red', 'green', 'blue', 'hot', 'hotter'];
const stems = ['order', 'orders', 'order_line', 'customer', 'customers', 'price', 'price_list', 'stock', 'visit', 'basket'];

interface Drawn {
  readonly name: string;
  readonly path: string;
  readonly sql: string;
  readonly yaml: string;
}

/** The project of that name: always the same. */
export function generateProject(name: GeneratedName): Tree {
  const random = randomOf(name);
  const models = drawModels(random);
  const names = models.map((model) => model.name);
  const files: readonly (readonly [string, string])[] = [
    ['dbt_project.yml', projectFile(name, random)],
    ['selectors.yml', drawSelectors(random, { names, tags, folders }, name === 'generated-4')],
    ...models.map((model) => [model.path, model.sql] as const),
    ['models/models.yml', `models:\n${models.map((model) => model.yaml).join('')}`],
    ['models/others.yml', othersFile(random, names)],
    [
      'macros/macros.sql',
      [1, 2, 3, 4]
        .map((number) => `{% macro step_${number}(x) %}${number < 4 && random.chance(0.7) ? `{{ step_${number + 1}(x) }}` : '{{ x }}'}{% endmacro %}\n`)
        .join('\n'),
    ],
    ['seeds/places.csv', 'id,name\n1,here\n2,there\n'],
    ['seeds/lists/units.csv', 'id\n1\n'],
    [
      'snapshots/kept.sql',
      `{% snapshot kept %}\n{{ config(target_schema='kept', unique_key='id', strategy='check', check_cols='all', tags=['hot']) }}\nselect * from {{ ref('${random.pick(names)}') }}\n{% endsnapshot %}\n`,
    ],
    ['analyses/look.sql', `select * from {{ ref('${random.pick(names)}') }}\n`],
    ...[1, 2, 3, 4].map((number) => [`tests/${number % 2 === 0 ? 'checks/' : ''}assert_${number}.sql`, singularTest(random, names)] as const),
  ];
  return new Map(files);
}

/** Pull requests against the generated project: one to three random edits each. */
export function generateMutations(name: GeneratedName, count: number): readonly Mutation[] {
  const tree = generateProject(name);
  return Array.from({ length: count }, (_, number) => {
    const random = randomOf(`${name}/${number}`);
    const head = Array.from({ length: 1 + random.integer(3) }, () => whereFits(drawChange(tree, random)));
    return { name: `drawn/${number}`, project: name, both: [], head, since: '1.8' };
  });
}

// Two draws of one pull request may want the same file: the second one finds it moved or gone.
function whereFits(change: Change): Change {
  return (side) => {
    try {
      return change(side);
    } catch {
      return side;
    }
  };
}

function projectFile(name: string, random: Random): string {
  const section = random.chance(0.5)
    ? `models:\n  ${name.replace('-', '_')}:\n    alpha:\n      +tags: [red]\n      +meta: {layer: first}\n    beta:\n      +materialized: table\n      +persist_docs: {relation: true, columns: true}\n`
    : '';
  return `name: ${name.replace('-', '_')}\nversion: '1.0'\nconfig-version: 2\nprofile: sluice\nflags:\n  send_anonymous_usage_stats: false\n${section}`;
}

function drawModels(random: Random): readonly Drawn[] {
  const drawn: Drawn[] = [];
  for (let number = 0; number < 22; number += 1)
    drawn.push(
      drawModel(
        random,
        number,
        drawn.map((model) => model.name),
      ),
    );
  return drawn;
}

function drawModel(random: Random, number: number, earlier: readonly string[]): Drawn {
  const name = `${stems[number % stems.length]}${number < stems.length ? '' : `_${number}`}`;
  const parents = random.sample(earlier.slice(-9), random.integer(4)).map((parent) => `{{ ref('${parent}') }}`);
  const outside = random.pick([
    "{{ source('crm', 'people') }}",
    "{{ source('crm', 'firms') }}",
    "{{ source('web', 'hits') }}",
    "{{ ref('places') }}",
    "{{ ref('units') }}",
  ]);
  const from = parents.length > 0 ? parents : [outside];
  const config = random.chance(0.6)
    ? `{{ config(tags=${JSON.stringify(random.sample(tags, 1 + random.integer(2)))}, materialized='${random.pick(['view', 'table', 'ephemeral', 'incremental'])}') }}\n`
    : '';
  const call = random.chance(0.4) ? `{{ step_${1 + random.integer(4)}('id') }}` : 'id';
  return {
    name,
    path: `models/${random.pick(folders)}/${name}.sql`,
    sql: `${config}select ${call} as id, ${number} as n from ${from.join(' cross join ')}\n`,
    yaml: modelYaml(random, name, earlier, config.includes('ephemeral')),
  };
}

// dbt allows no public ephemeral model.
function modelYaml(random: Random, name: string, earlier: readonly string[], ephemeral: boolean): string {
  const group = random.chance(0.4)
    ? `    group: ${random.pick(['north', 'south'])}\n    access: ${ephemeral ? 'protected' : random.pick(['public', 'protected'])}\n`
    : '';
  const meta = random.chance(0.3) ? `    config: {meta: {owner: ${random.pick(['ann', 'bob'])}, tier: ${random.integer(3)}}}\n` : '';
  const tests = ['          - unique\n', '          - not_null: {config: {severity: warn, tags: [hot]}}\n'].filter(() => random.chance(0.5));
  if (earlier.length > 0 && random.chance(0.4)) tests.push(`          - relationships: {to: ref('${random.pick(earlier)}'), field: id}\n`);
  const column = `    columns:\n      - name: id\n        description: Key ${random.integer(9)}.\n${tests.length > 0 ? `        data_tests:\n${tests.join('')}` : ''}`;
  return `  - name: ${name}\n    description: About ${name}.\n${group}${meta}${column}`;
}

function othersFile(random: Random, names: readonly string[]): string {
  const sources = `sources:\n  - name: crm\n    tables:\n      - name: people\n        tags: [blue]\n        columns: [{name: id, data_tests: [unique]}]\n      - name: firms\n  - name: web\n    tags: [hot]\n    tables: [{name: hits}]\n`;
  const groups = 'groups:\n  - {name: north, owner: {name: N}}\n  - {name: south, owner: {name: S}}\n';
  const exposure = (number: number): string =>
    `  - name: board_${number}\n    type: dashboard\n    tags: [${random.pick(tags)}]\n    owner: {name: A}\n    depends_on: [${random
      .sample(names, 2)
      .map((name) => `ref('${name}')`)
      .join(', ')}]\n`;
  const unit = (name: string): string => `  - name: unit_${name}\n    model: ${name}\n    given: []\n    expect: {rows: [{id: 1}]}\n`;
  return `${sources}${groups}exposures:\n${exposure(1)}${exposure(2)}unit_tests:\n${random.sample(names, 3).map(unit).join('')}`;
}

function singularTest(random: Random, names: readonly string[]): string {
  const config = random.chance(0.5) ? `{{ config(tags=['${random.pick(tags)}'], severity='${random.pick(['warn', 'error'])}') }}\n` : '';
  return `${config}select 1 from ${random
    .sample(names, 1 + random.integer(3))
    .map((name) => `{{ ref('${name}') }}`)
    .join(', ')} where false\n`;
}

function drawChange(tree: Tree, random: Random): Change {
  const models = [...tree.keys()].filter((path) => /^models\/.*\.sql$/.test(path));
  const path = random.pick(models);
  const name = path.slice(path.lastIndexOf('/') + 1, -4);
  const described = edit('models/models.yml', `description: About ${name}.`, `description: More about ${name}.`);
  const owned = edit('models/models.yml', `    description: About ${name}.\n`, `    description: About ${name}.\n    docs: {show: false}\n`);
  const tagged = edit('models/models.yml', `    description: About ${name}.\n`, `    description: About ${name}.\n    tags: [new_tag]\n`);
  const macro = `{% macro step_${1 + random.integer(4)}(x) %}`;
  return random.pick<Change>([
    append(path, `-- ${random.integer(1000)}\n`),
    append(path, `-- ${random.integer(1000)}\n`),
    append(path, "{{ config(meta={'touched': 'yes'}) }}\n"),
    edit('macros/macros.sql', macro, `${macro} `),
    described,
    owned,
    tagged,
    append('seeds/places.csv', `${random.integer(1000)},else\n`),
    append('tests/assert_1.sql', '-- x\n'),
    write(`models/${random.pick(folders)}/fresh_${random.integer(1000)}.sql`, `select * from {{ ref('${name}') }}\n`),
    move(path, `models/delta/${name}.sql`),
    edit('models/others.yml', 'type: dashboard', 'type: notebook'),
    edit('models/others.yml', '      - name: firms\n', '      - name: firms\n        identifier: companies\n'),
    edit('snapshots/kept.sql', "check_cols='all'", "check_cols=['id']"),
    remove('analyses/look.sql'),
    remove('tests/assert_3.sql'),
  ]);
}
