import type { JsonObject } from '#kernel';

/** Pieces that the schemas of all parts are made of. */
export const TEXT: JsonObject = { type: 'string' };
export const NUMBER: JsonObject = { type: 'number' };
export const WHOLE: JsonObject = { type: 'integer' };
export const FLAG: JsonObject = { type: 'boolean' };
export const COUNT: JsonObject = { type: 'integer', minimum: 0 };
export const OBJECT: JsonObject = { type: 'object' };
/** Anything; the standard lists all types, which is the same. */
export const ANYTHING: JsonObject = {};
export const SINGLE: JsonObject = { type: ['string', 'number', 'boolean', 'null'] };
export const TAGS: JsonObject = { type: 'array', items: TEXT };

export const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
export const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
export const oneOf = (words: string): JsonObject => ({ type: 'string', enum: words.split(' ') });
export const texts = (names: string): Readonly<Record<string, JsonObject>> => Object.fromEntries(names.split(' ').map((name) => [name, TEXT]));

export interface Shape {
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly required?: readonly string[];
  /** Refuses keys that are not listed. */
  readonly closed?: boolean;
}

export function shape({ properties, required = [], closed = false }: Shape): JsonObject {
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), ...(closed ? { additionalProperties: false } : {}) };
}

/** `then` holds where the property has this value, and also where it is absent. */
export const where = (property: string, value: string, then: JsonObject): JsonObject => when({ properties: { [property]: { const: value } } }, then);

/** `then` holds where the property is given and has this value. */
export const whereGiven = (property: string, value: string, then: JsonObject): JsonObject =>
  when({ properties: { [property]: { const: value } }, required: [property] }, then);

// oxlint-disable-next-line unicorn/no-thenable -- `then` is JSON Schema's own word
export const when = (test: JsonObject, then: JsonObject): JsonObject => ({ if: test, then });
