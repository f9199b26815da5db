/** Edits of a manifest's JSON that touch what dbt's state comparison reads, and some of what it does not. */
import fc from 'fast-check';
import { type Json, type JsonObject, isJsonObject } from '#kernel';

/** Sets one field of one entry; `*` stands for any key there is, an undefined value takes the field or entry away. */
export interface Edit {
  readonly section: string;
  readonly path: readonly string[];
  readonly value: Json | undefined;
  /** Which entry, and which key under a `*`, counted around the list of all. */
  readonly which: number;
}

type Row = readonly [section: string, path: readonly string[], values: readonly (Json | undefined)[]];

const ANY: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  'x',
  '',
  [],
  ['a'],
  ['b', 'a'],
  {},
  { a: 1 },
  { a: { b: [1, 2] } },
  { a: null },
  "var('x')",
  'True',
];
const TEXTS = ['A', 'B'];
const CONSTRAINTS = [
  [],
  ...['not_null', 'unique', 'check', 'primary_key', 'custom'].map((type) => [constraint(type)]),
  [constraint('not_null', { name: 'n' })],
  [constraint('not_null', { warn_unenforced: false })],
];

function constraint(type: string, given: JsonObject = {}): JsonObject {
  return { type, name: null, expression: null, warn_unenforced: true, warn_unsupported: true, to: null, to_columns: [], ...given };
}

const CONFIG_KEYS = [
  'materialized',
  'meta',
  'tags',
  'group',
  'alias',
  'schema',
  'database',
  'docs',
  'enabled',
  'pre-hook',
  'pre_hook',
  'severity',
  'where',
  'sql_header',
  'store_failures_as',
  'team',
  'access',
];

/** Edits after which dbt still answers. */
const QUIET: readonly Row[] = [
  ['nodes', ['raw_code'], ['select 1', 'select  1', 'select 1\r\nas id', "{{ config(materialized=var('x'), tags=['a'], meta={'a': 1}) }} select 1"]],
  ...CONFIG_KEYS.map((key): Row => ['nodes', ['unrendered_config', key], ANY]),
  ['models', ['config', 'persist_docs'], [{}, { relation: true }, { columns: true }, { relation: true, columns: true }]],
  ['nodes', ['description'], TEXTS],
  ['nodes', ['columns', '*', 'description'], TEXTS],
  ['nodes', ['columns', 'at'], [{ name: 'at' }, undefined]],
  ['nodes', ['fqn'], [['a'], ['a', 'b']]],
  ['models', ['config', 'materialized'], ['view', 'table', 'ephemeral']],
  ['models', ['access'], ['private', 'protected', 'public']],
  ['models', ['latest_version'], [null, 1, '1', 2, 1.5]],
  ['models', ['deprecation_date'], [null, '2030-01-01T00:00:00+00:00', '2030-01-01T01:00:00+01:00', '2030-01-01T00:00:00+01:00']],
  [
    'nodes',
    ['checksum'],
    [
      { name: 'sha256', checksum: 'a' },
      { name: 'sha256', checksum: 'b' },
      { name: 'path', checksum: 'p' },
      { name: 'path', checksum: 'q' },
      { name: 'none', checksum: '' },
    ],
  ],
  ['nodes', ['tags'], [[], ['t']]],
  ['nodes', [], [undefined]],
  ['sources', ['identifier'], TEXTS],
  ['sources', ['schema'], TEXTS],
  ['sources', ['unrendered_schema'], [null, ...TEXTS]],
  ['sources', ['unrendered_database'], [null, ...TEXTS]],
  ['sources', ['loaded_at_field'], [null, ...TEXTS]],
  ['sources', ['loader'], TEXTS],
  ['sources', ['external'], [null, { location: 'l' }, { location: 'l', other: 1 }]],
  ['sources', ['quoting'], [{}, { database: true }, { identifier: false }]],
  ['sources', ['freshness'], [null, {}, { warn_after: { count: 1, period: 'day' } }, { warn_after: { count: 1, period: 'day' }, error_after: null }]],
  ['sources', ['unrendered_config'], [{}, { enabled: true }, { meta: { a: 1 } }, { tags: ['x'] }]],
  ['sources', [], [undefined]],
  ['exposures', ['description'], TEXTS],
  ['exposures', ['maturity'], [null, 'low', 'high']],
  ['exposures', ['owner'], [{ email: 'a@b' }, { email: 'a@b', name: 'x' }, { name: 'x', slack: 'y' }]],
  ['exposures', ['depends_on', 'nodes'], [[], ['a.b.c'], ['a.b.c', 'a.b.d'], ['a.b.d', 'a.b.c']]],
  ['exposures', ['unrendered_config'], [{}, { enabled: true }, { meta: { a: 1 } }]],
  ['metrics', ['label'], TEXTS],
  ['metrics', ['type'], ['simple', 'derived', 'ratio']],
  ['metrics', ['unrendered_config'], [{}, { group: 'g' }, { meta: { a: 1 } }]],
  ['semantic_models', ['primary_entity'], [null, ...TEXTS]],
  ['semantic_models', ['group'], [null, ...TEXTS]],
  ['semantic_models', ['defaults'], [null, {}, { agg_time_dimension: 'at' }]],
  ['semantic_models', ['config'], [{}, { enabled: true }, { meta: { a: 1 } }, { team: 1 }]],
  ['semantic_models', ['entities'], [[]]],
  ['saved_queries', ['label'], [null, ...TEXTS]],
  ['saved_queries', ['tags'], [[], ['a'], ['b']]],
  ['saved_queries', ['config'], [{}, { enabled: true }, { cache: { enabled: true } }, { team: 1 }]],
  ['saved_queries', ['query_params', 'group_by'], [[], ['a'], ['b', 'a']]],
  ['saved_queries', ['query_params', 'limit'], [null, 1]],
  ['saved_queries', ['exports'], [[]]],
  ['unit_tests', ['checksum'], [null, ...TEXTS]],
  ['functions', ['arguments'], [[], [{ name: 'a', data_type: 'int' }], [{ name: 'a', data_type: 'int', description: 'd' }]]],
  ['functions', ['returns'], [{ data_type: 'int' }, { data_type: 'int', description: null }, { data_type: 'float' }]],
  [
    'functions',
    ['overloads'],
    [[], [{ defined_in: 'a', raw_body: 'x' }], [{ defined_in: 'a', description: 'd', raw_body: 'x' }], [{ defined_in: 'a', raw_body: 'y' }]],
  ],
  ['macros', ['macro_sql'], TEXTS],
  ['metadata', ['dbt_version'], ['1.9.0', '1.11.0', '1.12.0']],
];

/** Edits of contracts and of what else makes dbt warn or raise. */
const LOUD: readonly Row[] = [
  ['models', ['contract'], [{ enforced: false }, { enforced: true, checksum: 'a' }, { enforced: true, checksum: 'b' }]],
  ['models', ['contract', 'enforced'], [true, true, false]],
  ['models', ['contract', 'checksum'], [null, 'a', 'b']],
  ['models', ['version'], [null, null, 1, '1']],
  ['models', ['config', 'materialized'], ['view', 'table', 'table']],
  ['models', ['columns', '*', 'data_type'], [null, 'int', 'INT', 'varchar(5)', 'varchar(9)', ' varchar (3)', '']],
  ['models', ['columns', '*', 'constraints'], CONSTRAINTS],
  ['models', ['columns', '*'], [undefined]],
  ['models', ['columns', 'at'], [{ name: 'at', data_type: 'date' }]],
  ['models', ['constraints'], CONSTRAINTS],
  ['models', ['deprecation_date'], [null, '2020-01-01T00:00:00+00:00', '2090-01-01T00:00:00+00:00']],
  ['models', [], [undefined]],
  ['models', ['config', 'enabled'], [false]],
  ['metadata', ['adapter_type'], ['duckdb', 'other']],
  ['macros', [], [undefined]],
  ['macros', ['depends_on', 'macros'], [[], ['macro.nobody.has']]],
];

export const quietEdits = editsOf(QUIET, 40);
export const loudEdits = editsOf([...LOUD, ...QUIET.slice(0, 6)], 12);

function editsOf(rows: readonly Row[], maxLength: number): fc.Arbitrary<readonly (Edit & { readonly side: 'base' | 'head' })[]> {
  const edit = fc.constantFrom(...rows).chain(([section, path, values]) =>
    fc.record({
      section: fc.constant(section),
      path: fc.constant(path),
      value: fc.constantFrom(...values),
      which: fc.nat(),
      side: fc.constantFrom('base' as const, 'head' as const),
    }),
  );
  return fc.array(edit, { minLength: 1, maxLength });
}

/** The manifest after the edit, which changes nothing where there is no such entry. */
export function applyEdit(manifest: JsonObject, { section, path, value, which }: Edit): JsonObject {
  const file = section === 'models' ? 'nodes' : section;
  const entries = manifest[file];
  if (!isJsonObject(entries)) return manifest;
  if (section === 'metadata') return { ...manifest, metadata: assign(entries, path, { value, which }) };
  const ids = Object.keys(entries).filter((id) => section !== 'models' || id.startsWith('model.'));
  const id = ids[which % ids.length];
  if (id === undefined) return manifest;
  const edited = assign(entries, [id, ...path], { value, which });
  return path.join('.') === 'config.enabled' ? disable({ ...manifest, [file]: edited }, file, id) : { ...manifest, [file]: edited };
}

/** As dbt writes a disabled node: out of its section, into a list of its own. */
function disable(manifest: JsonObject, file: string, id: string): JsonObject {
  const { [id]: entry = null, ...kept } = isJsonObject(manifest[file]) ? manifest[file] : {};
  const disabled = isJsonObject(manifest['disabled']) ? manifest['disabled'] : {};
  return { ...manifest, [file]: kept, disabled: { ...disabled, [id]: [entry] } };
}

function assign(object: JsonObject, [first, ...rest]: readonly string[], set: Pick<Edit, 'value' | 'which'>): JsonObject {
  const key = first === '*' ? Object.keys(object)[set.which % Math.max(1, Object.keys(object).length)] : first;
  if (key === undefined) return object;
  const inner = object[key];
  if (rest.length > 0) return { ...object, [key]: assign(isJsonObject(inner) ? inner : {}, rest, set) };
  const { [key]: _old, ...others } = object;
  return set.value === undefined ? others : { ...object, [key]: set.value };
}
