import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../odcs/versions.ts';
import type { Contract, Relation, Relationship, Table } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import type { Loss } from './loss.ts';
import { withoutEmpty } from './members.ts';
import { writeOdcsField } from './odcs-field.ts';
import { writeQuality } from './odcs-quality.ts';

export interface TableRequest {
  readonly contract: Contract;
  readonly table: Table;
  readonly version: OdcsVersion;
  readonly losses: Loss[];
}

/** One entry of `schema`. */
export function writeOdcsTable(request: TableRequest): JsonObject {
  const { contract, table, version, losses } = request;
  const own = contract.source.format === 'odcs';
  if (table.dbt !== null) losses.push({ at: table.at, what: 'ODCS has no key for access, group, version label and enforcement of a dbt model' });
  const fields = table.fields.map((field) => writeOdcsField({ contract, table, field, version, losses }));
  const { customProperties: kept = [], ...rest } = own ? table.ext : {};
  return {
    ...withoutEmpty({ id: table.id, name: table.name, physicalName: table.physicalName, description: table.description }),
    ...rest,
    ...withoutEmpty({
      properties: fields,
      relationships: since(version, '3.1.0') ? writeRelationships(request) : [],
      quality: table.quality.map((rule) => writeQuality(rule, version)),
      deprecated: table.deprecated !== null && since(version, '3.2.0') ? true : null,
      customProperties: [...tableProperties(request), ...(Array.isArray(kept) ? kept : [])],
    }),
  };
}

function tableProperties({ contract, table, version }: TableRequest): readonly JsonObject[] {
  const own = contract.source.format === 'odcs';
  const { deprecated, ext } = table;
  return Object.entries({
    ...(own ? {} : { relation: relationOf(table.relation), ...ext }),
    uniqueCombinations: combinationsOf(table),
    sunset: deprecated?.sunset,
    replacement: deprecated?.replacement,
    deprecated: deprecated !== null && !since(version, '3.2.0') ? true : null,
  }).flatMap(([property, value]) => Object.entries(withoutEmpty({ [property]: value })).map(([, kept]) => ({ property, value: kept })));
}

// Servers of the standard need hosts and accounts, which dbt does not know.
const relationOf = ({ database, schema, identifier, dialect }: Relation): JsonObject => withoutEmpty({ database, schema, identifier, dialect });

function combinationsOf({ keys, fields }: Table): readonly (readonly string[])[] {
  const alone = new Set(walkFields(fields).flatMap(({ path, unique }) => (unique ? [path] : [])));
  return keys.flatMap(({ kind, columns }) => (kind === 'primary' || (columns.length === 1 && alone.has(columns[0] ?? '')) ? [] : [columns]));
}

const REFERENCE = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)+$/;

function writeRelationships({ contract, table, losses }: TableRequest): readonly JsonObject[] {
  const own = contract.source.format === 'odcs';
  // Those of one column stand at the column and were kept there.
  const shown = own ? table.relationships.filter(({ at }) => at.startsWith(`${table.at}/relationships/`)) : table.relationships;
  return shown.flatMap((relationship) => {
    const to = relationship.to.map((target) => target.replace(/^ref\('([^']+)'\)/, '$1'));
    if (own || to.every((target) => REFERENCE.test(target))) return [writeRelationship(relationship, to, table.name)];
    losses.push({ at: relationship.at, what: `ODCS cannot name the target ${relationship.to.join(', ')} of a foreign key` });
    return [];
  });
}

// Both ends are texts, or both are lists.
function writeRelationship({ type, from, ext }: Relationship, to: readonly string[], table: string): JsonObject {
  const sources = from.map((column) => `${table}.${column}`);
  const [source, target] = [sources[0] ?? '', to[0] ?? ''];
  return { type, ...(sources.length === 1 && to.length === 1 ? { from: source, to: target } : { from: sources, to }), ...ext };
}
