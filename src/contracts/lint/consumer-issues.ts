import { nearestName } from '#kernel';
import type { Consumer, Contract, Field } from '../types.ts';
import { fieldsByPath } from '../walk-fields.ts';
import { join } from '../yaml-source.ts';
import type { Found } from './types.ts';

/** Consumers that cannot do without what is not promised to them. */
export function findConsumerIssues({ consumers, tables }: Contract): readonly Found[] {
  const fields = new Map(
    tables.flatMap((table) =>
      [...fieldsByPath(table.fields).values()].flatMap((field) => namesOf(table.name, field).map((name) => [name, { table: table.name, field }] as const)),
    ),
  );
  return consumers.flatMap((consumer) =>
    consumer.requiredFields.flatMap((name, index): readonly Found[] => {
      const at = join(join(consumer.at, 'required_fields'), index);
      const known = fields.get(normalize(name));
      if (known === undefined) return [unknown(consumer, { name, at, near: nearestName(name, fields.keys()) })];
      return known.field.required ? [] : [optional(consumer, { name, at, table: known.table })];
    }),
  );
}

// With and without the table; `lines[].sku` and `lines.items.sku` are the same path (contract-decisions.md D3).
const namesOf = (table: string, { path }: Field): readonly string[] => [path, `${table}.${path}`];
const normalize = (name: string): string => name.replaceAll('[]', '').replaceAll('.items.', '.');

const unknown = (consumer: Consumer, { name, at, near }: { readonly name: string; readonly at: string; readonly near: string | undefined }): Found => ({
  rule: 'consumer-requires-unknown',
  at,
  column: name,
  message: `${consumer.name} requires ${name}, which the schema lacks`,
  next: near === undefined ? 'Describe the field, or take it off the list of the consumer.' : `Did you mean ${near}?`,
  consumers: [consumer.name],
  data: { field: name },
});

const optional = (consumer: Consumer, { name, at, table }: { readonly name: string; readonly at: string; readonly table: string }): Found => ({
  rule: 'consumer-requires-optional',
  at,
  table,
  column: name,
  message: `${consumer.name} requires ${name}, which may be absent or null`,
  next: 'Mark the field as required, or agree with the consumer to do without it.',
  consumers: [consumer.name],
  data: { field: name },
});
