/** What a test says about one resource; the rest takes the values that dbt 1.12 writes. */
import { createHash } from 'node:crypto';
import type { Column, Constraint, Contract, Resource } from '#artifacts';
import type { Json, JsonObject } from '#kernel';

type Derived = 'id' | 'resourceType' | 'name' | 'columns' | 'config' | 'contract' | 'dependsOn' | 'macros';

/**
 * Fields of the read resource, with four of them in short form. `config` is what the author wrote: it is laid over
 * the defaults, taken as the unrendered configuration too, and copied to the node's tags, meta, group and access.
 * Parents and macros are names (`orders`, `raw.orders`, `cents`) or unique ids, resolved when the project is built.
 */
export type Authored<T extends Resource> = Partial<Omit<T, Derived>> & {
  readonly config?: JsonObject;
  readonly dependsOn?: readonly string[];
  readonly macros?: readonly string[];
  /** A text is the data type. */
  readonly columns?: Readonly<Record<string, string | Partial<Column>>>;
  /** True: enforced, with a checksum over columns and constraints as dbt makes one. */
  readonly contract?: boolean | Partial<Contract>;
};

export function authoredColumns(columns: Readonly<Record<string, string | Partial<Column>>> = {}): ReadonlyMap<string, Column> {
  return new Map(Object.entries(columns).map(([name, column]) => [name, authoredColumn(name, column)]));
}

function authoredColumn(name: string, column: string | Partial<Column>): Column {
  const given = typeof column === 'string' ? { dataType: column } : column;
  return { name, description: '', dataType: null, constraints: [], tags: [], meta: {}, ...given };
}

/** A column or model constraint with dbt's defaults. */
export function constraint(type: string, given: Partial<Constraint> = {}): Constraint {
  return {
    type,
    name: null,
    expression: null,
    warnUnenforced: true,
    warnUnsupported: true,
    to: null,
    toColumns: [],
    columns: [],
    ...given,
  };
}

/** The contract of a node; like dbt's, its checksum covers names, types and constraints of the sorted columns. */
export function authoredContract(
  authored: boolean | Partial<Contract> | undefined,
  columns: ReadonlyMap<string, Column>,
  stored: readonly Constraint[],
): Contract {
  const given = typeof authored === 'object' ? authored : { enforced: authored === true };
  const enforced = given.enforced ?? false;
  return { enforced, aliasTypes: true, checksum: enforced ? contractChecksum(columns, stored) : null, ...given };
}

function contractChecksum(columns: ReadonlyMap<string, Column>, stored: readonly Constraint[]): string {
  const sorted = [...columns.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sha256(JSON.stringify([sorted.map(({ name, dataType, constraints }) => [name, dataType, constraints]), stored]));
}

/** Author's configuration over the defaults, and the node fields that dbt copies out of it. */
export function authoredConfig(defaults: JsonObject, authored: JsonObject = {}) {
  const config = { ...defaults, ...authored };
  return {
    config,
    unrenderedConfig: authored,
    tags: textList(config['tags']),
    meta: typeof config['meta'] === 'object' ? (config['meta'] as JsonObject) : {},
    group: typeof config['group'] === 'string' ? config['group'] : null,
  };
}

function textList(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
