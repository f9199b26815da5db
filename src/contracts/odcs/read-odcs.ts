import { isJsonList, isJsonObject, type Json, type JsonObject, nearestName, ok, refuse, type Result } from '#kernel';
import { findDialect } from '../data-types/index.ts';
import { readChange, readConsumers, readVersioning } from '../guide/read-process.ts';
import { Reading, type Spot } from '../reading.ts';
import type { Contract, Owner, Relation } from '../types.ts';
import type { YamlSource } from '../yaml-source.ts';
import { keepUnread, readCustomProperties } from './custom-properties.ts';
import { readSlas } from './read-slas.ts';
import { readTables } from './read-tables.ts';
import { ODCS_VERSIONS, type OdcsVersion, parseOdcsVersion } from './versions.ts';

/** Custom properties that carry what the standard has no key for, in the guide's shape (contract-decisions.md D18). */
export const CONTRACT_PROPERTIES = ['consumers', 'changeProcess', 'versioning', 'completeness', 'volume'] as const;

/** The contract in a document of the Open Data Contract Standard; it is held against the schema of the version it names. */
export async function readOdcs(source: YamlSource, value: JsonObject): Promise<Result<Contract>> {
  const reading = new Reading({ ...source, places: placesOf(source, value) });
  const version = readVersion(reading, value);
  if (version !== undefined) await validate(reading, value, version);
  // What the schema refused is not read: it would be refused a second time in other words.
  const contract = version === undefined || reading.mistakes.length > 0 ? undefined : readAll(reading, { at: '', value }, version);
  const [first, ...more] = reading.refusals();
  if (first !== undefined) return refuse(first, ...more);
  if (contract === undefined) throw new Error('A document was refused without a word');
  return ok(contract);
}

function readVersion(reading: Reading, value: JsonObject): OdcsVersion | undefined {
  const written = value['apiVersion'];
  const version = typeof written === 'string' ? parseOdcsVersion(written) : undefined;
  if (version !== undefined) return version;
  const known = ODCS_VERSIONS.map((name) => `v${name}`);
  const near = typeof written === 'string' ? nearestName(written, known) : undefined;
  const what = written === undefined ? 'apiVersion is missing' : `the ODCS version ${JSON.stringify(written)} is not one that we read`;
  reading.complain('/apiVersion', what, near === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean ${near}? We read ${known.join(', ')}.`);
  return undefined;
}

// The validator and its schemas are loaded for the first ODCS file only.
async function validate(reading: Reading, value: JsonObject, version: OdcsVersion): Promise<void> {
  const { validateOdcs } = await import('./validate-odcs.ts');
  for (const { at, what, next } of validateOdcs(value, version)) reading.complain(at, what, next);
}

function readAll(reading: Reading, file: Spot, version: OdcsVersion): Contract {
  const { source } = reading;
  const custom = readCustomProperties(file);
  const carried = { at: '', value: custom.values };
  const relation = readRelation(file.value['servers'] ?? null);
  const description = reading.spot(file, 'description') ?? { at: '/description', value: {} };
  const id = reading.text(file, 'id') ?? '';
  const { slas, retentions } = readSlas(reading, file, custom);
  return {
    source: { format: 'odcs', formatVersion: `v${version}`, file: source.file, places: source.places },
    id,
    name: reading.text(file, 'name') ?? id,
    version: reading.text(file, 'version'),
    status: reading.text(file, 'status') ?? 'active',
    owner: readOwner(file.value),
    description: {
      purpose: reading.text(description, 'purpose'),
      usage: reading.text(description, 'usage'),
      limitations: reading.text(description, 'limitations'),
    },
    tables: readTables({ reading, file, version, relation, retentions }),
    slas,
    versioning: readVersioning(reading, carried),
    consumers: readConsumers(reading, carried),
    change: readChange(reading, carried, 'changeProcess'),
    ext: keepUnread(
      file,
      ['apiVersion', 'kind', 'id', 'name', 'version', 'status', 'schema', 'slaProperties', ...emptyDescription(description)],
      CONTRACT_PROPERTIES,
    ),
  };
}

// A description that also holds links is kept whole.
const emptyDescription = ({ value }: Spot): readonly string[] =>
  Object.keys(value).every((key) => ['purpose', 'usage', 'limitations'].includes(key)) ? ['description'] : [];

// What stands in a custom property is read as if it stood at the top of the file, and pointed at where it is.
function placesOf({ places }: YamlSource, value: JsonObject): YamlSource['places'] {
  const { values, at } = readCustomProperties({ at: '', value });
  const moved = CONTRACT_PROPERTIES.filter((property) => Object.hasOwn(values, property)).flatMap((property) => {
    const from = at(property);
    const below = [...places].filter(([pointer]) => pointer === from || pointer.startsWith(`${from}/`));
    return below.map(([pointer, place]) => [`/${property}${pointer.slice(from.length)}`, place] as const);
  });
  return moved.length === 0 ? places : new Map([...places, ...moved]);
}

function readRelation(servers: Json): Relation {
  const known = isJsonList(servers) ? servers.filter(isJsonObject) : [];
  const server = known.find(({ type }) => findDialect(textOf(type)) !== null) ?? known[0] ?? {};
  return {
    database: textOf(server['database'] ?? server['project'] ?? server['catalog']),
    schema: textOf(server['schema'] ?? server['dataset']),
    identifier: null,
    dialect: findDialect(textOf(server['type'])),
  };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** The standard knows teams and channels, and no owner: the member whose role says so is taken. */
function readOwner({ team, support }: JsonObject): Owner {
  const members = isJsonList(team) ? team : isJsonObject(team) && isJsonList(team['members']) ? team['members'] : [];
  const owner = members.filter(isJsonObject).find(({ role, dateOut }) => /^owner$/i.test(textOf(role) ?? '') && dateOut === undefined);
  const channel = isJsonList(support) ? support.filter(isJsonObject).find(({ tool }) => tool === 'slack') : undefined;
  return { email: textOf(owner?.['username']), team: isJsonObject(team) ? textOf(team['name']) : null, channel: textOf(channel?.['channel']) };
}
