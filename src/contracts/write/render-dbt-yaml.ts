import { stringify } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '#kernel';
import type { DialectName } from '../data-types/index.ts';
import type { Contract, Key, Relationship, Table } from '../types.ts';
import { writeDbtColumn } from './dbt-column.ts';
import { findDbtLosses } from './dbt-losses.ts';
import type { Rendered } from './loss.ts';
import { withoutEmpty } from './members.ts';
import { writeTerms } from './terms.ts';

/**
 * A contract as a dbt properties file. Types without a warehouse's own text are written in the words of `dialect`, else
 * in those of standard SQL. What dbt has no key for stands in `meta`, which our reader understands.
 */
export function renderDbtYaml(contract: Contract, dialect: DialectName | null = null): Rendered {
  const models = contract.tables.map((table) => writeModel(contract, table, dialect ?? table.relation.dialect));
  return { text: stringify({ version: 2, models }, { lineWidth: 0 }), losses: findDbtLosses(contract, dialect) };
}

function writeModel(contract: Contract, table: Table, dialect: DialectName | null): JsonObject {
  const { dbt } = table;
  const own = contract.source.format === 'dbt';
  const ext = own ? table.ext : {};
  const label = dbt?.version ?? null;
  return {
    name: table.name,
    ...withoutEmpty({
      description: table.description ?? contract.description.purpose,
      latest_version: dbt?.latestVersion,
      deprecation_date: label === null ? table.deprecated?.sunset : null,
    }),
    ...withoutKeys(ext, ['config', 'constraints']),
    config: writeConfig(contract, table),
    ...withoutEmpty({
      constraints: [...table.keys.flatMap(keyConstraint), ...table.relationships.flatMap(foreignKey), ...listOf(ext['constraints'])],
      columns: table.fields.map((field) => writeDbtColumn(field, dialect, own)),
      versions: label === null ? [] : [withoutEmpty({ v: label, deprecation_date: table.deprecated?.sunset })],
    }),
  };
}

const withoutKeys = (ext: JsonObject, keys: readonly string[]): JsonObject => Object.fromEntries(Object.entries(ext).filter(([key]) => !keys.includes(key)));
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

function writeConfig(contract: Contract, table: Table): JsonObject {
  const { dbt, relation, ext } = table;
  const kept = contract.source.format === 'dbt' && isJsonObject(ext['config']) ? ext['config'] : {};
  const meta = { ...writeMeta(contract, table), ...(isJsonObject(kept['meta']) ? kept['meta'] : {}) };
  return {
    ...kept,
    contract: { enforced: dbt?.enforced ?? true },
    ...withoutEmpty({ access: dbt?.access, group: dbt?.group, alias: relation.identifier === table.name ? null : relation.identifier, meta }),
  };
}

function writeMeta(contract: Contract, table: Table): JsonObject {
  const { name, version, status, owner } = contract;
  const { consumers, versioning, change } = writeTerms(contract);
  const own = { name: name === table.name ? null : name, version, status: status === 'active' ? null : status, consumers, versioning, change_process: change };
  const written = withoutEmpty(own);
  return withoutEmpty({ owner: owner.email, team: owner.team, slack_channel: owner.channel, contract: written });
}

// A unique constraint of one column stands at the column.
function keyConstraint({ kind, columns }: Key): readonly JsonObject[] {
  if (kind === 'unique' && columns.length === 1) return [];
  return [{ type: kind === 'primary' ? 'primary_key' : 'unique', columns }];
}

const TARGET = /^(ref\('[^']+'\)|[^.]+)\.(.+)$/;

function foreignKey({ from, to }: Relationship): readonly JsonObject[] {
  const targets = to.map((target) => TARGET.exec(target));
  const [first] = targets;
  if (!first || targets.some((target) => target?.[1] !== first[1])) return [{ type: 'foreign_key', columns: from, expression: to.join(', ') }];
  const table = first[1] ?? '';
  const relation = table.startsWith('ref(') ? table : `ref('${table}')`;
  return [{ type: 'foreign_key', columns: from, to: relation, to_columns: targets.map((target) => target?.[2] ?? '') }];
}
