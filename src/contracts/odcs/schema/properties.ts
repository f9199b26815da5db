import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { ANYTHING, FLAG, listOf, oneOf, ref, shape, SINGLE, TAGS, TEXT, texts, where, whereGiven, WHOLE } from './shapes.ts';
import { typeOptions } from './type-options.ts';

/** Tables and their columns. */
export function propertySchemas(version: OdcsVersion): Readonly<Record<string, JsonObject>> {
  const [newer, newest] = [since(version, '3.1.0'), since(version, '3.2.0')];
  return {
    Element: elementSchema(version),
    Table: {
      type: 'object',
      allOf: [ref('Element')],
      required: ['name'],
      unevaluatedProperties: false,
      properties: {
        logicalType: oneOf(newest ? 'object blob' : 'object'),
        ...texts('physicalName dataGranularityDescription'),
        properties: listOf(ref('Property')),
        quality: ref('QualityRules'),
        ...(newer ? { relationships: listOf(ref('TableRelationship')) } : {}),
        ...(newest ? { context: ref('Context') } : {}),
      },
    },
    Column: { ...columnSchema(version), ...(newer ? { unevaluatedProperties: false } : {}) },
    Property: { type: 'object', $ref: '#/$defs/Column', required: ['name'], unevaluatedProperties: false },
    Item: { type: 'object', $ref: '#/$defs/Column', properties: { properties: listOf(ref('Property')) }, unevaluatedProperties: false },
    ...(newest ? { EnumValue: ENUM_VALUE, Synonym: SYNONYM } : {}),
  };
}

const ENUM_VALUE = shape({
  properties: {
    value: SINGLE,
    ...texts('label description'),
    id: ref('StableId'),
    customProperties: ref('CustomProperties'),
    authoritativeDefinitions: ref('AuthoritativeDefinitions'),
    tags: TAGS,
  },
  required: ['value'],
  closed: true,
});

const SYNONYM = shape({
  properties: { id: ref('StableId'), ...texts('synonym description locale source status'), customProperties: ref('CustomProperties') },
  required: ['synonym'],
  closed: true,
});

function elementSchema(version: OdcsVersion): JsonObject {
  return shape({
    properties: {
      ...(since(version, '3.1.0') ? { id: ref('StableId') } : {}),
      ...texts('name physicalType description businessName'),
      authoritativeDefinitions: ref('AuthoritativeDefinitions'),
      tags: TAGS,
      customProperties: ref('CustomProperties'),
      ...(since(version, '3.2.0') ? { deprecated: FLAG, synonyms: listOf(ref('Synonym')) } : {}),
    },
  });
}

function columnSchema(version: OdcsVersion): JsonObject {
  const [newer, newest] = [since(version, '3.1.0'), since(version, '3.2.0')];
  const types = ['string date number integer object array boolean', newer ? ' timestamp time' : '', newest ? ' map vector' : ''].join('');
  return {
    type: 'object',
    allOf: [ref('Element'), ...typeOptions(version).map(([type, then]) => where('logicalType', type, { properties: then })), ...(newest ? NEWEST : [])],
    properties: {
      ...Object.fromEntries('primaryKey required unique partitioned criticalDataElement'.split(' ').map((name) => [name, FLAG])),
      primaryKeyPosition: WHOLE,
      partitionKeyPosition: WHOLE,
      logicalType: oneOf(types),
      logicalTypeOptions: { type: 'object' },
      ...texts('physicalType classification encryptedName transformLogic transformDescription'),
      ...(since(version, '3.0.2') ? { physicalName: TEXT } : {}),
      transformSourceObjects: listOf(TEXT),
      examples: listOf(ANYTHING),
      quality: ref('QualityRules'),
      ...(newer ? { relationships: listOf(ref('ColumnRelationship')) } : {}),
      ...(newest ? { semanticType: oneOf('column measure dimension'), enum: { type: 'array', minItems: 1, uniqueItems: true, items: ref('EnumValue') } } : {}),
    },
  };
}

/** Maps and vectors, which must say what they hold. */
const NEWEST: readonly JsonObject[] = [
  whereGiven('logicalType', 'map', {
    properties: { map: shape({ properties: { key: ref('Item'), value: ref('Item') }, required: ['key', 'value'], closed: true }) },
    required: ['map'],
  }),
  whereGiven('logicalType', 'vector', {
    properties: {
      logicalTypeOptions: shape({
        properties: {
          dimensions: { type: 'integer', minimum: 1 },
          elementType: oneOf('bfloat16 binary float16 float32 float64 int8 uint8'),
          distanceMetric: oneOf('cosine dotProduct euclidean hamming manhattan'),
          ...texts('embeddingModel embeddingModelVersion'),
          normalized: FLAG,
        },
        required: ['dimensions'],
        closed: true,
      }),
    },
    required: ['logicalTypeOptions'],
  }),
];
