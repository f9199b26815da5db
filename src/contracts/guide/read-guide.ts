import { type JsonObject, nearestName, ok, refuse, type Result } from '#kernel';
import { keepRest, Reading, type Spot } from '../reading.ts';
import type { Contract, Field, Key, Owner } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import { join, type YamlSource } from '../yaml-source.ts';
import { readFields } from './read-fields.ts';
import { readPromises } from './read-promises.ts';
import { readChange, readConsumers, readVersioning } from './read-process.ts';

const KEYS = ['contract', 'description', 'schema', 'quality', 'versioning', 'consumers', 'change_process'] as const;
const HEAD = ['name', 'version', 'owner', 'team', 'slack_channel'] as const;

/** The contract in a file of the DataOps guide's own shape: one table, described as JSON Schema is. */
export function readGuide(source: YamlSource, value: JsonObject): Result<Contract> {
  const reading = new Reading(source);
  const contract = readAll(reading, { at: '', value });
  const [first, ...more] = reading.refusals();
  return first === undefined ? ok(contract) : refuse(first, ...more);
}

function readAll(reading: Reading, file: Spot): Contract {
  const head = reading.spot(file, 'contract') ?? { at: '/contract', value: {} };
  const name = readName(reading, head);
  const { source } = reading;
  const schema = reading.spot(file, 'schema') ?? { at: '/schema', value: {} };
  const quality = reading.spot(file, 'quality') ?? { at: '/quality', value: {} };
  const { slas, keys, unique, validity, rest } = readPromises(reading, quality);
  const fields = readFields({ reading, schema, unique, validity });
  refuseStrangers(reading, validity, fields);
  const table = {
    at: schema.at,
    id: null,
    name,
    physicalName: null,
    relation: { database: null, schema: null, identifier: null, dialect: null },
    description: null,
    fields,
    keys: [...keys, ...uniqueKeys(unique, quality.at)],
    relationships: [],
    quality: [],
    deprecated: null,
    dbt: null,
    ext: keepRest(schema, ['type', 'required', 'properties']),
  };
  return {
    source: { format: 'guide', formatVersion: null, file: source.file, places: source.places },
    id: name,
    name,
    version: reading.text(head, 'version'),
    status: 'active',
    owner: readOwner(reading, head),
    description: { purpose: reading.text(file, 'description'), usage: null, limitations: null },
    tables: [table],
    slas,
    versioning: readVersioning(reading, file),
    consumers: readConsumers(reading, file),
    change: readChange(reading, file),
    ext: { ...keepRest(file, KEYS), ...group('contract', keepRest(head, HEAD)), ...group('quality', rest) },
  };
}

// Rules under a name that no field has would never be checked.
function refuseStrangers(reading: Reading, validity: ReadonlyMap<string, Spot>, fields: readonly Field[]): void {
  const paths = new Set(walkFields(fields).map(({ path }) => path));
  for (const [name, { at }] of validity) {
    if (paths.has(name)) continue;
    const near = nearestName(name, paths);
    reading.complain(at, `the schema has no field '${name}'`, near === undefined ? 'Describe it in the schema.' : `Did you mean ${near}?`);
  }
}

function readName(reading: Reading, head: Spot): string {
  const name = reading.text(head, 'name');
  if (name === null) reading.complain(head.at, 'contract.name is missing', 'Add contract.name: the name of the table.');
  return name ?? '';
}

const readOwner = (reading: Reading, head: Spot): Owner => ({
  email: reading.text(head, 'owner'),
  team: reading.text(head, 'team'),
  channel: reading.text(head, 'slack_channel'),
});

const group = (key: string, rest: JsonObject): JsonObject => (Object.keys(rest).length === 0 ? {} : { [key]: rest });

// A column that is unique alone is a key of one column.
const uniqueKeys = (unique: ReadonlySet<string>, at: string): readonly Key[] =>
  [...unique].map((column) => ({ at: join(`${at}/uniqueness`, column), kind: 'unique', columns: [column] }));
