import { isJsonList, isJsonObject, type Json, type JsonObject } from '#kernel';
import { findDialect } from '../data-types/index.ts';
import type { Reading, Spot } from '../reading.ts';
import type { Field, Key, Relation, Relationship, Table } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import { join } from '../yaml-source.ts';
import { type CustomProperties, keepUnread, readCustomProperties } from './custom-properties.ts';
import { readFields } from './read-fields.ts';
import { readDeprecation } from './read-deprecation.ts';
import { readQuality } from './read-quality.ts';
import { refuseTwins } from './refuse-twins.ts';
import type { OdcsVersion } from './versions.ts';

export interface TablesRequest {
  readonly reading: Reading;
  readonly file: Spot;
  readonly version: OdcsVersion;
  readonly relation: Relation;
  readonly retentions: ReadonlyMap<string, number>;
}

/** The tables of a document. */
export function readTables({ reading, file, version, relation, retentions }: TablesRequest): readonly Table[] {
  const spots = reading.spots(file, 'schema');
  refuseTwins(reading, spots, 'table');
  return spots.map((spot) => {
    const name = reading.text(spot, 'name') ?? '';
    const physicalName = reading.text(spot, 'physicalName');
    const custom = readCustomProperties(spot);
    const carried = isJsonObject(custom.values['relation']) ? custom.values['relation'] : {};
    const place = { ...relation, ...placeOf(carried) };
    const fields = readFields({ reading, parent: spot, version, dialect: place.dialect, table: name, retentions, prefix: '' });
    return {
      at: spot.at,
      id: reading.text(spot, 'id'),
      name,
      physicalName,
      relation: { ...place, identifier: textOf(carried['identifier']) ?? physicalName ?? name },
      description: reading.text(spot, 'description'),
      fields,
      keys: readKeys(spot, fields, custom),
      relationships: [...readRelationships(reading, spot, name), ...columnRelationships(fields)],
      quality: readQuality(reading, spot, version),
      deprecated: readDeprecation(spot, custom),
      dbt: null,
      ext: keepUnread(
        spot,
        ['id', 'name', 'physicalName', 'description', 'properties', 'relationships', 'quality', 'deprecated'],
        ['sunset', 'replacement', 'deprecated', 'uniqueCombinations', 'relation'],
      ),
    };
  });
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

// Where a table lies when no server says so: our writer's custom property.
function placeOf(carried: JsonObject): Partial<Relation> {
  const { database, schema, dialect } = carried;
  return {
    ...(typeof database === 'string' ? { database } : {}),
    ...(typeof schema === 'string' ? { schema } : {}),
    ...(typeof dialect === 'string' ? { dialect: findDialect(dialect) } : {}),
  };
}

function readKeys({ at }: Spot, fields: readonly Field[], custom: CustomProperties): readonly Key[] {
  const named = walkFields(fields).filter(({ name }) => name !== '');
  const unique = named.filter((field) => field.unique).map((field): Key => ({ at: join(field.at, 'unique'), kind: 'unique', columns: [field.path] }));
  const primary = named.flatMap((field) => (field.ext['primaryKey'] === true ? [{ field, position: Number(field.ext['primaryKeyPosition'] ?? 0) }] : []));
  const columns = primary.sort((a, b) => a.position - b.position).map(({ field }) => field.path);
  const combinations = custom.values['uniqueCombinations'] ?? null;
  return [
    ...(columns.length === 0 ? [] : [{ at, kind: 'primary' as const, columns }]),
    ...unique,
    ...readCombinations(combinations, custom.at('uniqueCombinations')),
  ];
}

// The guide's combinations, for which the standard has no key.
function readCombinations(value: Json, at: string): readonly Key[] {
  if (!isJsonList(value)) return [];
  return value.flatMap((columns, index) => (isJsonList(columns) ? [{ at: join(at, index), kind: 'unique' as const, columns: columns.map(String) }] : []));
}

function readRelationships(reading: Reading, spot: Spot, table: string): readonly Relationship[] {
  return reading.spots(spot, 'relationships').map(({ at, value }) => ({
    at,
    type: textOf(value['type']) ?? 'foreignKey',
    from: listOf(value['from']).map((path) => path.replace(`${table}.`, '')),
    to: listOf(value['to']),
    ext: keepUnread({ at, value }, ['type', 'from', 'to'], []),
  }));
}

function columnRelationships(fields: readonly Field[]): readonly Relationship[] {
  return walkFields(fields).flatMap((field) => {
    const inner = field.ext['relationships'];
    if (!isJsonList(inner)) return [];
    return inner.filter(isJsonObject).map((value, index) => {
      const at = join(join(field.at, 'relationships'), index);
      return {
        at,
        type: textOf(value['type']) ?? 'foreignKey',
        from: [field.path],
        to: listOf(value['to']),
        ext: keepUnread({ at, value }, ['type', 'to'], []),
      };
    });
  });
}

const listOf = (value: Json | undefined): readonly string[] => (isJsonList(value) ? value.map(String) : typeof value === 'string' ? [value] : []);
