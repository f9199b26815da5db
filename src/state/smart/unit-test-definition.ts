import type { UnitTest } from '#artifacts';
import { type Json, isJsonList, isJsonObject } from '#kernel';

/** What a unit test says, in the form that every version and engine writes. */
export type Definition = Pick<UnitTest, 'model' | 'given' | 'expect' | 'overrides'>;

export function definitionOf({ model, given, expect, overrides }: UnitTest): Definition {
  return { model, given: said(given), expect: said(expect), overrides: said(overrides) };
}

/** Without the rows of fixtures: v1 loads them into the definition, v2 leaves the path of the file. */
export function withoutFixtures({ given, expect, ...others }: Definition): Definition {
  return { ...others, given: nameFixture(given), expect: nameFixture(expect) };
}

/** Rows that are in no manifest. */
export function lacksRows(value: Json): boolean {
  if (isJsonList(value)) return value.some(lacksRows);
  return isJsonObject(value) && (value['fixture'] ?? null) !== null && (value['rows'] ?? null) === null;
}

function nameFixture(value: Json): Json {
  if (isJsonList(value)) return value.map(nameFixture);
  if (!isJsonObject(value) || typeof value['fixture'] !== 'string') return value;
  return { ...value, rows: null, fixture: value['fixture'].replace(/^.*\//, '').replace(/\.\w+$/, '') };
}

/** A member that is null on one side and absent on the other says the same; a null in a row is data. */
function said(value: Json): Json {
  if (isJsonList(value)) return value.map(said);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, key === 'rows' ? item : said(item)]])));
}
