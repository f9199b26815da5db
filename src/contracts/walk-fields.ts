import type { Field } from './types.ts';

/** The fields, their members and the items of their arrays, parents first. */
export function walkFields(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...walkFields(field.fields), ...(field.element === null ? [] : walkFields([field.element]))]);
}
