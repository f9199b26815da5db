import type { Resource, Source, Test } from '#artifacts';
import type { Json, JsonObject } from '#kernel';
import { SAME, differs, own } from '../differences.ts';
import type { Because } from '../types.ts';
import type { V2Check } from './rules.ts';

/** As configured, like v1; only texts count as configured. */
export const relation: V2Check<Resource> = {
  part: 'relation',
  counts: true,
  compare: (before, after) => KEYS.flatMap((key) => configured(key, before, after)),
};

const KEYS = ['database', 'schema', 'alias'] as const;

function configured(key: (typeof KEYS)[number], before: Resource, after: Resource): readonly Because[] {
  return differs(['relation', `unrendered_config.${key}`], textOf(before.unrenderedConfig, key), textOf(after.unrenderedConfig, key));
}

function textOf(config: JsonObject, key: string): Json {
  const value = own(config, key);
  return typeof value === 'string' ? value : null;
}

/** The alias of a test may be written out or derived: both spell one relation when the resolved aliases agree. */
export const testRelation: V2Check<Test> = {
  part: 'relation',
  counts: true,
  compare: (before, after) => [
    ...configured('database', before, after),
    ...configured('schema', before, after),
    ...(isDerivedAlias(before, after) ? SAME : configured('alias', before, after)),
  ],
};

function isDerivedAlias(before: Test, after: Test): boolean {
  const [old, current] = [textOf(before.unrenderedConfig, 'alias'), textOf(after.unrenderedConfig, 'alias')];
  const isSpelledOut = (old === null && current === after.alias) || (current === null && old === before.alias);
  return isSpelledOut && before.alias === after.alias;
}

/**
 * Of a source: database and schema as authored where both manifests say so, else the configured keys where they have
 * one in common, else the names as rendered.
 */
export const sourceRelation: V2Check<Source> = {
  part: 'relation',
  counts: true,
  compare: (before, after) => {
    if (isAuthored(before) && isAuthored(after)) return [...authored(before, after), ...configured('alias', before, after)];
    if (KEYS.some((key) => Object.hasOwn(before.unrenderedConfig, key) && Object.hasOwn(after.unrenderedConfig, key))) {
      return KEYS.flatMap((key) => configured(key, before, after));
    }
    return [
      ...differs(['relation', 'database'], before.database, after.database),
      ...differs(['relation', 'schema'], before.schema, after.schema),
      ...differs(['relation', 'identifier'], before.identifier, after.identifier),
    ];
  },
};

function isAuthored({ unrenderedDatabase, unrenderedSchema }: Source): boolean {
  return unrenderedDatabase !== null && unrenderedSchema !== null;
}

function authored(before: Source, after: Source): readonly Because[] {
  return [
    ...differs(['relation', 'unrendered_database'], before.unrenderedDatabase, after.unrenderedDatabase),
    ...differs(['relation', 'unrendered_schema'], before.unrenderedSchema, after.unrenderedSchema),
  ];
}
