import { nearestName } from '#kernel';
import type { Contract, Key, Table } from '../types.ts';
import { fieldsByPath } from '../walk-fields.ts';
import { join } from '../yaml-source.ts';
import type { Found } from './types.ts';

/** Keys of columns that the schema lacks, and primary keys that may be null. */
export function findKeyIssues({ source }: Contract, table: Table): readonly Found[] {
  const fields = fieldsByPath(table.fields);
  return table.keys.flatMap((key) => [
    ...key.columns.flatMap((column, index) => (fields.has(column) ? [] : [unknownColumn(table, { key, column, index, known: fields.keys() })])),
    // A primary key constraint of dbt is not null by itself.
    ...(key.kind === 'primary' && source.format !== 'dbt' ? key.columns.filter((column) => fields.get(column)?.required === false) : []).map((column) =>
      nullable(table, column, fields.get(column)?.at ?? key.at),
    ),
  ]);
}

interface Unknown {
  readonly key: Key;
  readonly column: string;
  readonly index: number;
  readonly known: Iterable<string>;
}

function unknownColumn(table: Table, { key, column, index, known }: Unknown): Found {
  const near = nearestName(column, known);
  return {
    rule: 'grain-field-unknown',
    at: key.columns.length > 1 ? join(key.at, index) : key.at,
    table: table.name,
    column,
    message: `the ${key.kind === 'primary' ? 'primary' : 'unique'} key (${key.columns.join(', ')}) names ${column}, which the schema lacks`,
    next: near === undefined ? 'Describe the column, or take it out of the key.' : `Did you mean ${near}?`,
    data: { key: key.columns, column },
  };
}

const nullable = (table: Table, column: string, at: string): Found => ({
  rule: 'key-nullable',
  at,
  table: table.name,
  column,
  message: `${column} is part of the primary key and may be null`,
  next: 'Mark it as required.',
  data: { column },
});
