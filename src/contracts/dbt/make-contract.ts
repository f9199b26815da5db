import type { Constraint } from '#artifacts';
import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { type DataType, type DialectName, parseType, sharedType } from '../data-types/index.ts';
import type {
  ChangeProcess,
  Consumer,
  Contract,
  ContractSource,
  DbtFacts,
  Deprecation,
  Field,
  Key,
  Relation,
  Relationship,
  Sla,
  Versioning,
} from '../types.ts';

/** A column as dbt's YAML and manifests describe it. */
export interface DbtColumn {
  readonly at: string;
  readonly name: string;
  readonly description: string | null;
  readonly dataType: string | null;
  readonly constraints: readonly PlacedConstraint[];
  readonly meta: JsonObject;
  /** Everything else, tests included: a test is evidence, never a promise (contract-decisions.md D23). */
  readonly ext: JsonObject;
}

export type PlacedConstraint = Constraint & { readonly at: string };

/** A model or source as dbt's YAML and manifests describe it. */
export interface DbtModel {
  readonly source: ContractSource;
  readonly at: string;
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly relation: Relation;
  readonly columns: readonly DbtColumn[];
  readonly constraints: readonly PlacedConstraint[];
  readonly deprecationDate: string | null;
  readonly facts: DbtFacts;
  readonly meta: JsonObject;
  readonly owner: JsonObject;
  readonly slas: readonly Sla[];
  readonly terms: Terms;
  readonly ext: JsonObject;
}

/** What `meta.contract` may say beside the name of the contract, in the guide's shape. */
export interface Terms {
  readonly versioning: Versioning | null;
  readonly consumers: readonly Consumer[];
  readonly change: ChangeProcess | null;
}

export const NO_TERMS: Terms = { versioning: null, consumers: [], change: null };

/** One contract with one table. */
export function makeContract(model: DbtModel): Contract {
  const { meta, name, terms } = model;
  const own = isJsonObject(meta['contract']) ? meta['contract'] : {};
  const deprecated = model.deprecationDate === null ? null : { sunset: model.deprecationDate, replacement: null };
  return {
    source: model.source,
    id: model.id,
    name: textOf(own['name']) ?? textOf(meta['contract']) ?? name,
    version: textOf(own['version']),
    status: textOf(own['status']) ?? 'active',
    owner: {
      email: textOf(model.owner['email']) ?? textOf(meta['owner']),
      team: textOf(model.owner['name']) ?? textOf(meta['team']),
      channel: textOf(meta['slack_channel']),
    },
    description: { purpose: model.description, usage: null, limitations: null },
    tables: [{ ...tableOf(model), deprecated }],
    slas: model.slas,
    ...terms,
    ext: {},
  };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function tableOf({ at, name, relation, columns, constraints, facts, ext }: DbtModel): Omit<Contract['tables'][number], 'deprecated'> {
  const own = [...columns.flatMap(({ name, constraints }) => constraints.map((constraint) => ({ constraint, columns: [name] }))), ...constraints.map(ofModel)];
  return {
    at,
    id: null,
    name,
    physicalName: null,
    relation,
    description: null,
    fields: columns.map((column) => fieldOf(column, relation.dialect, own)),
    keys: own.flatMap(keyOf),
    relationships: own.flatMap(relationshipOf),
    quality: [],
    dbt: facts,
    ext,
  };
}

interface Owned {
  readonly constraint: PlacedConstraint;
  readonly columns: readonly string[];
}

const ofModel = (constraint: PlacedConstraint): Owned => ({ constraint, columns: constraint.columns });

function keyOf({ constraint, columns }: Owned): readonly Key[] {
  if (constraint.type === 'primary_key') return [{ at: constraint.at, kind: 'primary', columns }];
  return constraint.type === 'unique' ? [{ at: constraint.at, kind: 'unique', columns }] : [];
}

function relationshipOf({ constraint, columns }: Owned): readonly Relationship[] {
  if (constraint.type !== 'foreign_key') return [];
  const { at, to, toColumns, expression } = constraint;
  const target = to === null ? [expression ?? ''] : toColumns.map((column) => `${to}.${column}`);
  return [{ at, type: 'foreignKey', from: columns, to: target, ext: {} }];
}

function fieldOf(column: DbtColumn, dialect: DialectName | null, constraints: readonly Owned[]): Field {
  const { meta, name } = column;
  const has = (type: string): boolean => constraints.some((owned) => owned.constraint.type === type && owned.columns.length === 1 && owned.columns[0] === name);
  return {
    at: column.at,
    id: null,
    name,
    path: name,
    physicalName: null,
    type: { logical: null, physical: column.dataType, data: dataOf(column.dataType, dialect) },
    description: column.description,
    required: constraints.some(({ constraint, columns }) => constraint.type === 'not_null' && columns.includes(name)),
    unique: has('unique'),
    allowed: [],
    bounds: [],
    pattern: null,
    format: null,
    timezone: null,
    default: undefined,
    pii: typeof meta['pii'] === 'boolean' ? meta['pii'] : undefined,
    classification: textOf(meta['classification']),
    retentionDays: typeof meta['retention_days'] === 'number' ? meta['retention_days'] : null,
    neverBreak: meta['breaking_change'] === 'never',
    deprecated: deprecationOf(meta),
    quality: [],
    fields: [],
    element: null,
    ext: column.ext,
  };
}

const dataOf = (text: string | null, dialect: DialectName | null): DataType => {
  if (text === null) return { family: 'unknown', text: '' };
  return dialect === null ? sharedType(text).type : parseType(text, dialect);
};

function deprecationOf(meta: JsonObject): Deprecation | null {
  const announced = meta['deprecated'] === true || typeof meta['sunset'] === 'string';
  return announced ? { sunset: textOf(meta['sunset']), replacement: textOf(meta['replacement']) } : null;
}
