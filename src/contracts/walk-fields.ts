import type { Field } from './types.ts';

/** The fields, their members and the items of their arrays, parents first. */
export function walkFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...walkFields(field.fields), ...(field.element === null ? [] : walkFields([field.element]))]);
}

/** Fields by their dotted path; the items of an array go by the array. */
export function fieldsByPath(fields: readonly Field[]): ReadonlyMap<string, Field> {
  return new Map(
    walkFields(fields)
      .filter(({ name }) => name !== '')
      .map((field) => [field.path, field]),
  );
}
