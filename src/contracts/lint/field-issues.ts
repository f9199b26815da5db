import { equalJson } from '#kernel';
import type { Contract, Field, Table } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import { findRangeIssues } from './range-issues.ts';
import { accepts } from './type-accepts.ts';
import type { Found } from './types.ts';

/** What the description of a single field contradicts in itself. */
export function findFieldIssues(contract: Contract, table: Table): readonly Found[] {
  const retained = new Set(contract.slas.flatMap((sla) => (sla.kind === 'retention' ? [sla.column ?? '*'] : [])));
  return walkFields(table.fields).flatMap((field) => {
    const found = [
      ...enumIssues(field),
      ...defaultIssues(field),
      ...findRangeIssues(field),
      ...scaleIssues(field),
      ...sunsetIssues(field),
      ...retentionIssues(field, isRetained(table.name, field, retained)),
    ];
    return found.map((issue) => ({ ...issue, table: table.name, column: field.path }));
  });
}

// A retention of the whole table, or of a time column, covers its rows.
const isRetained = (table: string, field: Field, retained: ReadonlySet<string>): boolean =>
  field.retentionDays !== null || [...retained].some((element) => element === '*' || element === table || element.startsWith(`${table}.`));

function enumIssues(field: Field): readonly Found[] {
  const mistyped = field.allowed.flatMap(({ at, values }) =>
    values.flatMap((value, index) => (accepts(field.type.data, value) ? [] : [{ at: `${at}/${index}`, value }])),
  );
  const [first, ...others] = field.allowed;
  const conflicting = others.filter(({ values }) => first !== undefined && !sameValues(first.values, values));
  return [
    ...mistyped.map(({ at, value }) => ({
      rule: 'enum-value-mistyped' as const,
      at,
      message: `the allowed value ${JSON.stringify(value)} of ${field.path} is no ${field.type.logical ?? field.type.physical ?? 'value of its type'}`,
      next: 'Correct the value or the type.',
      data: { value },
    })),
    ...conflicting.map(({ at, values }) => ({
      rule: 'enum-source-conflict' as const,
      at,
      message: `${field.path} has two lists of allowed values that differ`,
      next: 'Keep one list.',
      data: { before: first?.values ?? [], after: values },
    })),
  ];
}

const sameValues = (before: readonly unknown[], after: readonly unknown[]): boolean => {
  const [old, now] = [new Set(before.map((value) => JSON.stringify(value))), new Set(after.map((value) => JSON.stringify(value)))];
  return old.size === now.size && [...old].every((value) => now.has(value));
};

// Null says that there is no value, which the list does not speak of.
function defaultIssues({ at, path, default: given, type, allowed }: Field): readonly Found[] {
  if (given === undefined || given === null) return [];
  const listed = allowed.every(({ values }) => values.some((value) => equalJson(value, given)));
  if (listed && accepts(type.data, given)) return [];
  return [
    {
      rule: 'default-not-allowed',
      at: `${at}/default`,
      message: `the default ${JSON.stringify(given)} of ${path} is ${listed ? 'of another type' : 'not among its allowed values'}`,
      next: 'Correct the default.',
      data: { default: given },
    },
  ];
}

function scaleIssues({ at, path, type }: Field): readonly Found[] {
  if (type.data.family !== 'decimal' || type.data.precision === null || (type.data.scale ?? 0) <= type.data.precision) return [];
  const { precision, scale } = type.data;
  return [
    {
      rule: 'scale-exceeds-precision',
      at: `${at}/scale`,
      message: `${path} has ${scale} fraction digits and ${precision} digits in all`,
      next: 'Raise the precision or lower the scale.',
      data: { precision, scale },
    },
  ];
}

const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ].*)?$/;

function sunsetIssues({ at, path, deprecated }: Field): readonly Found[] {
  const sunset = deprecated?.sunset ?? null;
  if (sunset === null || ISO_DATE.test(sunset)) return [];
  return [{ rule: 'sunset-not-a-date', at, message: `the sunset '${sunset}' of ${path} is no ISO date`, next: 'Write it as 2027-03-31.', data: { sunset } }];
}

function retentionIssues({ at, path, pii }: Field, retained: boolean): readonly Found[] {
  if (pii !== true || retained) return [];
  return [
    {
      rule: 'pii-without-retention',
      at: `${at}/pii`,
      message: `${path} holds personal data, and nothing says for how long`,
      next: 'Add retention_days.',
      data: {},
    },
  ];
}
