import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { listOf, oneOf, ref, shape, TAGS, TEXT, texts } from './shapes.ts';

const NAME = '[A-Za-z_][A-Za-z0-9_]*';
const DASHED = '[A-Za-z_][A-Za-z0-9_\\-]*';
/** What 3.2 allows in an id: anything without blanks and signs that paths are made of. */
const FREE = '[^\\s.#/\\\\@!%&^]+';
const STRICT = '[A-Za-z0-9_-]+';

/** Relationships between columns, ids, and since 3.2 the context for language models. */
export function referenceSchemas(version: OdcsVersion): Readonly<Record<string, JsonObject>> {
  const newest = since(version, '3.2.0');
  const id = newest ? FREE : STRICT;
  const file = newest ? 'ya?ml' : 'yaml';
  const step = `${NAME}\\/${id}`;
  const dotted = newest ? `^${DASHED}(\\.${DASHED})+$` : `^${NAME}\\.${NAME}$`;
  const reference: JsonObject = {
    anyOf: [
      { type: 'string', pattern: dotted },
      { type: 'string', pattern: `^(?:(?:https?:\\/\\/)?[A-Za-z0-9._\\-\\/]+\\.${file}#)?\\/?${step}(?:\\/${step})*$` },
    ],
  };
  return {
    StableId: { type: 'string', pattern: `^${id}$` },
    Reference: reference,
    Relationship: relationshipSchema(newest),
    TableRelationship: {
      type: 'object',
      allOf: [
        ref('Relationship'),
        { required: ['from', 'to'] },
        { oneOf: [{ properties: { from: TEXT, to: TEXT } }, { properties: { from: SEVERAL, to: SEVERAL } }] },
      ],
      unevaluatedProperties: false,
    },
    ColumnRelationship: {
      type: 'object',
      allOf: [ref('Relationship'), { type: 'object', required: ['to'] }, { not: { required: ['from'] } }],
      unevaluatedProperties: false,
    },
    ...(newest ? { Context: CONTEXT } : {}),
  };
}

const SEVERAL: JsonObject = { type: 'array', items: TEXT, minItems: 1 };

function relationshipSchema(withId: boolean): JsonObject {
  const ends: JsonObject = { oneOf: [ref('Reference'), { ...listOf(ref('Reference')), minItems: 1 }] };
  return shape({ properties: { ...(withId ? { id: TEXT } : {}), type: oneOf('foreignKey'), from: ends, to: ends, customProperties: ref('CustomProperties') } });
}

const linked = { authoritativeDefinitions: ref('AuthoritativeDefinitions'), tags: TAGS, customProperties: ref('CustomProperties') };

const CONTEXT: JsonObject = {
  oneOf: [
    TEXT,
    shape({
      properties: {
        instructions: TEXT,
        verifiedStatements: listOf(shape({ properties: { ...texts('id question answer'), ...linked }, required: ['question'], closed: true })),
        constraints: listOf(shape({ properties: { ...texts('id constraint'), ...linked }, required: ['constraint'], closed: true })),
      },
      closed: true,
    }),
  ],
};
