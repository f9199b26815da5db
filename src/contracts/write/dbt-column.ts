import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { type DialectName, writeType } from '../data-types/index.ts';
import type { Field } from '../types.ts';
import { withoutEmpty } from './members.ts';

/** One column; constraints are promises, tests are only their evidence. */
export function writeDbtColumn(field: Field, dialect: DialectName | null, own: boolean): JsonObject {
  const { constraints: kept, data_tests: tests, ...rest } = own ? field.ext : {};
  return {
    name: field.name,
    ...withoutEmpty({ data_type: dataTypeOf(field, dialect), description: field.description }),
    ...(own ? rest : withoutEmpty({ config: withoutEmpty({ meta: metaOf(field) }) })),
    ...withoutEmpty({
      constraints: [...constraintsOf(field), ...listOf(kept)],
      data_tests: [...listOf(tests), ...field.allowed.slice(0, 1).map(({ values }) => ({ accepted_values: { arguments: { values } } }))],
    }),
  };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : isJsonObject(value) ? [value] : []);

/** The warehouse's own text, else a word for the type; null when dbt would have to guess. */
export function dataTypeOf({ type }: Field, dialect: DialectName | null): string | null {
  return type.physical ?? writeType(type.data, dialect);
}

const constraintsOf = ({ required, unique }: Field): readonly JsonObject[] => [
  ...(required ? [{ type: 'not_null' }] : []),
  ...(unique ? [{ type: 'unique' }] : []),
];

function metaOf({ pii, classification, retentionDays, neverBreak, deprecated, ext }: Field): JsonObject {
  return withoutEmpty({
    pii,
    classification,
    retention_days: retentionDays,
    breaking_change: neverBreak ? 'never' : null,
    deprecated: deprecated === null ? null : true,
    sunset: deprecated?.sunset,
    replacement: deprecated?.replacement,
    ...ext,
  });
}
