import { isJsonObject, type JsonObject, ok, refuse, type Result } from '#kernel';
import { readChange, readConsumers, readVersioning } from '../guide/read-process.ts';
import { keepRest, Reading, type Spot } from '../reading.ts';
import type { Contract } from '../types.ts';
import { join, type YamlSource } from '../yaml-source.ts';
import { makeContract, NO_TERMS, type Terms } from './make-contract.ts';
import { keepChecks, readColumns, readConstraints } from './read-columns.ts';
import { freshnessOf } from './read-project.ts';

/** The contracts in a dbt properties file: one for each model, version of a model, and table of a source. */
export function readDbtYaml(source: YamlSource, value: JsonObject): Result<readonly Contract[]> {
  const reading = new Reading(source);
  const file = { at: '', value };
  const models = reading.spots(file, 'models');
  const contracts = [...models.flatMap((spot) => readModel(reading, spot)), ...reading.spots(file, 'sources').flatMap((spot) => readSource(reading, spot))];
  refuseTwins(reading, models);
  const [first, ...more] = reading.refusals();
  return first === undefined ? ok(contracts) : refuse(first, ...more);
}

function refuseTwins(reading: Reading, spots: readonly Spot[]): void {
  const seen = new Set<string>();
  for (const { at, value } of spots) {
    const name = String(value['name']);
    if (seen.has(name)) reading.complain(join(at, 'name'), `there are two models called '${name}'`, 'Describe each model once.');
    seen.add(name);
  }
}

const MODEL_KEYS = 'name description columns constraints deprecation_date access group latest_version versions config meta'.split(' ');

function readModel(reading: Reading, spot: Spot): readonly Contract[] {
  const versions = reading.spots(spot, 'versions');
  if (versions.length === 0) return [contractOf(reading, spot, null)];
  return versions.map((version) => contractOf(reading, spot, version));
}

// A version takes from its model what it does not say itself.
function contractOf(reading: Reading, spot: Spot, version: Spot | null): Contract {
  const name = nameOf(reading, spot);
  const config = reading.spot(version ?? spot, 'config') ?? reading.spot(spot, 'config') ?? { at: join(spot.at, 'config'), value: {} };
  const meta = { ...reading.spot(spot, 'meta')?.value, ...reading.spot(config, 'meta')?.value };
  const label = version === null ? null : labelOf(version.value['v']);
  const date = (version === null ? null : reading.text(version, 'deprecation_date')) ?? reading.text(spot, 'deprecation_date');
  return makeContract({
    source: { format: 'dbt', formatVersion: null, file: reading.source.file, places: reading.source.places },
    at: (version ?? spot).at,
    id: label === null ? name : `${name}.v${label}`,
    name,
    description: (version === null ? null : reading.text(version, 'description')) ?? reading.text(spot, 'description'),
    relation: { database: null, schema: null, identifier: reading.text(config, 'alias'), dialect: null },
    columns: readColumns(reading, spot, version),
    constraints: readConstraints(reading, version !== null && 'constraints' in version.value ? version : spot),
    deprecationDate: date,
    facts: {
      node: null,
      version: label,
      latestVersion: labelOf(spot.value['latest_version']),
      access: reading.text(config, 'access') ?? reading.text(spot, 'access'),
      group: reading.text(config, 'group') ?? reading.text(spot, 'group'),
      enforced: isEnforced(config.value),
    },
    meta,
    owner: {},
    slas: [],
    terms: termsOf(reading, config, spot),
    ext: {
      ...keepRest(spot, MODEL_KEYS),
      ...keepChecks(spot),
      ...group('config', keepRest(config, ['contract', 'access', 'group', 'alias'])),
      ...group('meta', spot.value['meta']),
    },
  });
}

const group = (key: string, value: JsonObject[string] | undefined): JsonObject =>
  isJsonObject(value) && Object.keys(value).length > 0 ? { [key]: value } : {};

function nameOf(reading: Reading, spot: Spot): string {
  const name = reading.text(spot, 'name');
  if (name === null) reading.complain(spot.at, 'it has no name', 'Add its name.');
  return name ?? '';
}

const labelOf = (value: JsonObject[string] | undefined): string | number | null => (typeof value === 'string' || typeof value === 'number' ? value : null);

const isEnforced = (config: JsonObject): boolean => isJsonObject(config['contract']) && config['contract']['enforced'] === true;

// `meta.contract` holds what dbt has no key for, in the guide's shape.
function termsOf(reading: Reading, config: Spot, spot: Spot): Terms {
  const meta = reading.spot(config, 'meta') ?? reading.spot(spot, 'meta');
  if (meta === undefined || !isJsonObject(meta.value['contract'])) return NO_TERMS;
  const own = { at: join(meta.at, 'contract'), value: meta.value['contract'] };
  return { versioning: readVersioning(reading, own), consumers: readConsumers(reading, own), change: readChange(reading, own) };
}

function readSource(reading: Reading, source: Spot): readonly Contract[] {
  const name = nameOf(reading, source);
  return reading.spots(source, 'tables').map((spot) => {
    const table = nameOf(reading, spot);
    const config = reading.spot(spot, 'config') ?? { at: spot.at, value: {} };
    const freshness = spot.value['freshness'] ?? config.value['freshness'] ?? source.value['freshness'] ?? null;
    return makeContract({
      source: { format: 'dbt', formatVersion: null, file: reading.source.file, places: reading.source.places },
      at: spot.at,
      id: `${name}.${table}`,
      name: table,
      description: reading.text(spot, 'description'),
      relation: {
        database: reading.text(source, 'database'),
        schema: reading.text(source, 'schema') ?? name,
        identifier: reading.text(spot, 'identifier') ?? table,
        dialect: null,
      },
      columns: readColumns(reading, spot, null),
      constraints: [],
      deprecationDate: null,
      facts: { node: null, version: null, latestVersion: null, access: null, group: null, enforced: false },
      meta: reading.spot(config, 'meta')?.value ?? reading.spot(spot, 'meta')?.value ?? {},
      owner: {},
      slas: freshnessOf(freshness, reading.text(spot, 'loaded_at_field') ?? reading.text(source, 'loaded_at_field'), join(spot.at, 'freshness')),
      terms: NO_TERMS,
      ext: keepRest(spot, ['name', 'description', 'columns', 'identifier', 'freshness', 'loaded_at_field']),
    });
  });
}
