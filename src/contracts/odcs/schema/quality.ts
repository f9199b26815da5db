import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { ANYTHING, listOf, NUMBER, OBJECT, oneOf, ref, shape, TAGS, TEXT, texts, when, where, whereGiven } from './shapes.ts';

const PAIR: JsonObject = { type: 'array', minItems: 2, maxItems: 2, uniqueItems: true, items: NUMBER };

/** The eight comparisons of a measured value. */
const OPERATORS: Readonly<Record<string, JsonObject>> = {
  mustBe: ANYTHING,
  mustNotBe: ANYTHING,
  mustBeGreaterThan: NUMBER,
  mustBeGreaterOrEqualTo: NUMBER,
  mustBeLessThan: NUMBER,
  mustBeLessOrEqualTo: NUMBER,
  mustBeBetween: PAIR,
  mustNotBeBetween: PAIR,
};

export const OPERATOR_NAMES: readonly string[] = Object.keys(OPERATORS);

/** Rules about data: from the library, in SQL, in another engine's language, or as a text for people. */
export function qualitySchemas(version: OdcsVersion): Readonly<Record<string, JsonObject>> {
  const closed = since(version, '3.1.0');
  return {
    QualityRule: {
      ...shape({
        properties: {
          ...(closed ? { id: ref('StableId') } : {}),
          ...texts('businessImpact description method name schedule scheduler severity unit'),
          authoritativeDefinitions: ref('AuthoritativeDefinitions'),
          customProperties: ref('CustomProperties'),
          dimension: oneOf('accuracy completeness conformity consistency coverage timeliness uniqueness'),
          tags: TAGS,
          type: oneOf('text library sql custom'),
        },
      }),
      allOf: [libraryRule(version), whereGiven('type', 'sql', sqlRule(closed)), whereGiven('type', 'custom', CUSTOM)],
      ...(closed ? { unevaluatedProperties: false } : {}),
    },
    QualityRules: listOf(ref('QualityRule')),
  };
}

const CUSTOM = shape({ properties: { engine: TEXT, implementation: { oneOf: [TEXT, OBJECT] } }, required: ['engine', 'implementation'] });

// Exactly one comparison; only the chosen one is an evaluated key.
const ONE_OPERATOR: JsonObject = {
  type: 'object',
  oneOf: Object.entries(OPERATORS).map(([name, value]) => ({ properties: { [name]: value }, required: [name] })),
};

const sqlRule = (closed: boolean): JsonObject => ({
  ...shape({ properties: { query: TEXT }, required: ['query'] }),
  ...(closed ? { allOf: [ONE_OPERATOR] } : {}),
});

// Up to 3.0 a rule without a type is a library rule and names a `rule`; since 3.1 it names a `metric`.
function libraryRule(version: OdcsVersion): JsonObject {
  if (!since(version, '3.1.0')) return where('type', 'library', shape({ properties: { rule: TEXT, ...OPERATORS }, required: ['rule'] }));
  const metric = oneOf('nullValues missingValues invalidValues duplicateValues rowCount');
  const test = {
    anyOf: [
      { properties: { type: { const: 'library' } }, required: ['type'] },
      { properties: { metric: TEXT }, required: ['metric'] },
    ],
  };
  return when(test, { ...shape({ properties: { metric, rule: TEXT, arguments: OBJECT }, required: ['metric'] }), allOf: [ONE_OPERATOR] });
}
