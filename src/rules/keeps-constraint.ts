import type { Constraint, Model } from '#artifacts';
import { type Json, equalJson, isJsonObject } from '#kernel';

/**
 * Whether the model still promises what a constraint did. dbt takes one with another name or another `warn_` flag for
 * another constraint, and one that moved from the column to the model as well; to those who read the table they are the same.
 */
export function keepsConstraint(model: Model, column: string | null, lost: Json): boolean {
  const promised = promiseOf(readConstraint(lost), column);
  const held = [
    ...model.constraints.map((constraint) => promiseOf(constraint, null)),
    ...[...model.columns].flatMap(([key, { constraints }]) => constraints.map((constraint) => promiseOf(constraint, key))),
  ];
  return held.some((promise) => equalJson(promise, promised));
}

type Promised = Pick<Constraint, 'type' | 'expression' | 'to' | 'toColumns' | 'columns'>;

function promiseOf({ type, expression, to, toColumns, columns }: Promised, column: string | null): Json {
  const on = column === null ? [...columns] : [column];
  return { type, expression, to, toColumns: [...toColumns], columns: on.sort() };
}

/** A constraint as a contract break holds it. */
function readConstraint(lost: Json): Promised {
  const { type, expression, to, to_columns: toColumns, columns } = isJsonObject(lost) ? lost : {};
  return { type: textOf(type) ?? '', expression: textOf(expression), to: textOf(to), toColumns: textsOf(toColumns), columns: textsOf(columns) };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

const textsOf = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []);
