import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { COUNT, FLAG, listOf, NUMBER, oneOf, ref, shape, TEXT, texts } from './shapes.ts';

type Properties = Readonly<Record<string, JsonObject>>;

/** By logical type: the options it takes, and the keys that only it has. */
export function typeOptions(version: OdcsVersion): readonly (readonly [string, Properties])[] {
  const newer = since(version, '3.1.0');
  // Exclusive bounds were flags beside the bounds before they became bounds.
  const range = (value: JsonObject): Properties => ({
    minimum: value,
    maximum: value,
    exclusiveMinimum: newer ? value : FLAG,
    exclusiveMaximum: newer ? value : FLAG,
  });
  const numbers = (formats: string): Properties => ({ multipleOf: { type: 'number', exclusiveMinimum: 0 }, ...range(NUMBER), format: oneOf(formats) });
  const zoned: Properties = { ...range(TEXT), format: TEXT, timezone: FLAG, defaultTimezone: TEXT };
  return [
    ['string', options({ minLength: COUNT, maxLength: COUNT, ...texts('pattern format') })],
    ['date', options({ ...range(TEXT), format: TEXT })],
    ['integer', options(numbers('i8 i16 i32 i64 i128 u8 u16 u32 u64 u128'))],
    ['number', options(numbers('f32 f64'))],
    ['object', { ...options({ maxProperties: COUNT, minProperties: COUNT, required: NAMES }), properties: listOf(ref('Property')) }],
    ['array', { ...options({ maxItems: COUNT, minItems: COUNT, uniqueItems: FLAG }), items: ref('Item') }],
    ...(newer
      ? ([
          ['timestamp', options(zoned)],
          ['time', options(zoned)],
        ] as const)
      : []),
  ];
}

const NAMES: JsonObject = { type: 'array', items: TEXT, minItems: 1, uniqueItems: true };

const options = (properties: Properties): Properties => ({ logicalTypeOptions: shape({ properties, closed: true }) });
