/** Our schemas of the Open Data Contract Standard against the official ones, on its own examples and on broken copies of them. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { ODCS_VERSIONS, type OdcsVersion, readContracts, validateOdcs } from '#contracts';
import type { Json } from '#kernel';
import { refusalsOf, valueOf } from '../support/result.ts';

const schemas = join(process.env['SLUICE_SHARED_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), 'schemas/odcs');
const missing = existsSync(schemas) ? undefined : `${schemas} is absent; set SLUICE_SHARED_DATA to the folder of published data files`;
if (missing !== undefined) console.warn(`NOT JUDGED by the official ODCS schemas: ${missing}`);
const titled = (title: string): string => (missing === undefined ? title : `${title} (SKIPPED: ${missing})`);

/** Examples that the schema they name refuses, each with the line that says so. */
const INVALID: Readonly<Record<string, number>> = {
  'data-types/all-data-types': 25,
  'quality/column-completeness': 23,
  'stakeholders/basic-four-dpo': 9,
};

const examples = missing === undefined ? globSync('**/*.odcs.yaml', { cwd: join(schemas, 'examples') }).sort() : [];
const nameOf = (path: string): string => path.replace('.odcs.yaml', '');
const textOf = (path: string): string => readFileSync(join(schemas, 'examples', path), 'utf8');
const jsonOf = (path: string): Json => parseDocument(textOf(path), { schema: 'core' }).toJS();

const compiled = new Map<OdcsVersion, ValidateFunction>();
function official(version: OdcsVersion, document: Json): boolean {
  const found = compiled.get(version) ?? compile(version);
  compiled.set(version, found);
  return found(document) === true;
}

function compile(version: OdcsVersion): ValidateFunction {
  const text = gunzipSync(readFileSync(join(schemas, `odcs-json-schema-v${version}.json.gz`))).toString('utf8');
  return new Ajv2019({ strict: false, validateFormats: false }).compile(JSON.parse(text));
}

describe.skipIf(missing !== undefined)(titled('an official example'), () => {
  it('is one of eighteen', () => {
    expect(examples).toHaveLength(18);
  });

  it.each(examples.filter((path) => INVALID[nameOf(path)] === undefined))('is read: %s', async (path) => {
    expect(valueOf(await readContracts(textOf(path), path)).map(({ source }) => source.format)).toEqual(['odcs']);
  });

  it.each(Object.entries(INVALID))('is refused with its line: %s, line %i', async (name, line) => {
    const path = `${name}.odcs.yaml`;
    expect(refusalsOf(await readContracts(textOf(path), path))[0]?.where).toMatchObject({ file: path, line });
  });
});

describe.skipIf(missing !== undefined)(titled('a schema of ours'), () => {
  const documents = examples.map((path) => [path, jsonOf(path)] as const);

  it.each(ODCS_VERSIONS)('judges every example as the official %s does', (version) => {
    const ours = documents.map(([path, document]) => [path, validateOdcs(document, version).length === 0]);
    expect(ours).toEqual(documents.map(([path, document]) => [path, official(version, document)]));
  });

  it.each(ODCS_VERSIONS)('judges edited documents as the official %s does', (version) => {
    const small = [...documents.filter(([, document]) => JSON.stringify(document).length < 20_000).map(([, document]) => document), ...feast(version)];
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.array(edit, { minLength: 1, maxLength: 2 }), (document, edits) => {
        const edited = edits.reduce<Json>(apply, withVersion(document, version));
        const accepts = official(version, edited);
        if (!accepts) refused += 1;
        expect([edited, validateOdcs(edited, version).length === 0]).toEqual([edited, accepts]);
      }),
      { numRuns: 2500 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});

const withVersion = (document: Json, version: OdcsVersion): Json => ({ ...(document as Readonly<Record<string, Json>>), apiVersion: `v${version}` });

interface Edit {
  /** Which of all places, modulo their number. */
  readonly place: number;
  readonly kind: 'delete' | 'replace' | 'add';
  readonly key: string;
  readonly value: Json;
}

/** Keys of the standard, so that an added one is often one that belongs elsewhere or to another version. */
const KEYS =
  'id name type value property rule metric query engine implementation arguments mustBe mustNotBe mustBeGreaterThan mustBeLessOrEqualTo mustBeBetween mustNotBeBetween logicalType logicalTypeOptions physicalType physicalName items properties map key enum required unique minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf format timezone defaultTimezone dimensions elementType minItems uniqueItems maxProperties relationships from to context deprecated synonyms synonym semanticType label description unit element schedule scheduler valueExt url channel username members role server host port database schema catalog location account staging_dir stagingDir encoding stream workgroup tags status customProperties authoritativeDefinitions vendor quality dimension severity unknownKey'.split(
    ' ',
  );

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  'x',
  'a.b',
  'a.b.c',
  '/schema/x',
  'a b',
  '',
  [],
  {},
  ['x'],
  [1, 2],
  [1, 1],
  [{}],
  [{ name: 'x' }],
  [{ value: 'x' }],
  [{ property: 'p', value: 1 }],
  [{ to: 'a.b' }],
  [{ from: 'a.b', to: 'c.d' }],
  [{ type: 'sql', query: 'q', mustBe: 1 }],
  [{ metric: 'rowCount', mustBe: 1 }],
  [{ rule: 'r' }],
  [{ synonym: 's' }],
  { name: 'x' },
  { dimensions: 3 },
  { minimum: 1 },
  { key: { logicalType: 'string' }, value: { logicalType: 'integer' } },
  ...'string date timestamp time number integer object array boolean map vector blob library sql custom text rowCount nullValues i32 f64 foreignKey completeness'.split(
    ' ',
  ),
  ...'api athena azure bigquery duckdb glue kafka local postgres s3 sftp snowflake custom hana iceberg versant hive zen kinesis'.split(' '),
];

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom('delete', 'replace', 'add'),
  key: fc.constantFrom(...KEYS),
  value: fc.constantFrom(...VALUES),
});

type Path = readonly (string | number)[];

function pathsOf(value: Json, path: Path = []): readonly Path[] {
  const below = value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key])) : [];
  return [path, ...below];
}

function apply(document: Json, { place, kind, key, value }: Edit): Json {
  const copy = structuredClone(document);
  const paths = pathsOf(copy).filter((path) => path.length > 0);
  const path = paths[place % paths.length] ?? [];
  let holder = copy as Record<string, Json>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, Json>;
  const last = String(path.at(-1));
  const target = holder[last];
  if (kind === 'add' && target !== null && typeof target === 'object' && !Array.isArray(target)) (target as Record<string, Json>)[key] = value;
  else if (kind === 'delete' && !Array.isArray(holder)) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** Documents that use as much of the standard as fits: one server of every kind, every kind of column and rule. */
function feast(version: OdcsVersion): readonly Json[] {
  const head = { version: '1.0.0', kind: 'DataContract', apiVersion: `v${version}`, id: 'x', status: 'active' };
  const everyKey = 'location stagingDir schema project dataset host database catalog account path format serviceName catalogUrl namespace'.split(' ');
  const servers = VALUES.slice(-19).map((type) => ({ server: 's', type, ...Object.fromEntries(everyKey.map((key) => [key, 'sftp://x'])), port: 1 }));
  const columns = 'string date number integer boolean array object'.split(' ').map((logicalType) => ({ name: logicalType, logicalType }));
  return [
    ...servers.map((server) => ({ ...head, servers: [server] })),
    { ...head, schema: [{ name: 't', properties: columns }] },
    {
      ...head,
      schema: [
        {
          name: 't',
          properties: [{ name: 'm', logicalType: 'map', map: { key: { logicalType: 'string' }, value: { logicalType: 'object', properties: [] } } }],
        },
      ],
    },
    { ...head, schema: [{ name: 't', properties: [{ name: 'v', logicalType: 'vector', logicalTypeOptions: { dimensions: 3, elementType: 'float32' } }] }] },
    { ...head, schema: [{ name: 't', properties: [{ name: 'e', logicalType: 'string', enum: [{ value: 'a', label: 'A' }], deprecated: true }] }] },
    { ...head, schema: [{ name: 't', relationships: [{ from: ['t.a'], to: ['u.b'] }], quality: [{ type: 'sql', query: 'q', mustBeBetween: [1, 2] }] }] },
    {
      ...head,
      schema: [
        {
          name: 't',
          quality: [
            { type: 'custom', engine: 'e', implementation: {} },
            { type: 'text', description: 'd' },
          ],
        },
      ],
    },
    {
      ...head,
      schema: [
        {
          name: 't',
          quality: [
            { type: 'library', rule: 'r', mustBe: 1 },
            { metric: 'rowCount', mustBeLessThan: 3 },
          ],
        },
      ],
    },
    { ...head, team: { name: 'n', members: [{ username: 'u' }] }, support: [{ channel: 'c', url: 'u' }], price: { priceAmount: 1 } },
    { ...head, team: [{ username: 'u', role: 'r' }], roles: [{ role: 'r' }], slaProperties: [{ property: 'latency', value: 4, unit: 'd' }] },
    { ...head, context: { instructions: 'i', verifiedStatements: [{ question: 'q' }], constraints: [{ constraint: 'c' }] } },
  ];
}
