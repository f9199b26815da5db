import type { Source } from '#artifacts';
import { type Json, equalJson, isJsonList, isJsonObject } from '#kernel';
import { isAtLeast, parseDbtVersion } from '../../dbt-version.ts';
import type { Expression } from '../../jinja/expression.ts';
import type { Because } from '../../types.ts';
import { isHookKey, onConfigKey, renderedValue, storedValue } from '../config-value.ts';
import { isCircumstantial, namesIn, namesInTemplate } from '../expression-inputs.ts';
import { sameInFile } from '../in-file-config.ts';
import type { DropRule, Pair, Scene } from '../types.ts';

/**
 * Configuration that both sides author alike and that comes out otherwise because the run was another: another target,
 * environment variable or time. A variable of the project may have been edited, so `var` proves nothing, and neither
 * does a macro.
 */
export const environment: DropRule = {
  id: 'smart/environment',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'configuration authored alike that reads the target, an environment variable or the time of the run',
  confidence: 'proven',
  skews: [],
  needsSkew: false,
  difference: (because, pair, scene) => isSameSource(because, pair, scene) || ofConfig(because, pair, scene),
};

const ofConfig = onConfigKey((key, pair, scene) => {
  const authored = sameInFile(key, pair, scene);
  if (authored !== undefined) return isCircumstantial(namesIn(authored)) && isRestSame(key, authored, pair);
  return isSameAuthoredHalf(storedValue(pair.before, key), storedValue(pair.after, key));
});

/** dbt adds hooks up and merges objects of all levels: what the file does not say must be the same. */
function isRestSame(key: string, authored: Expression, { before, after }: Pair): boolean {
  const rest = isHookKey(key) ? otherHooks : otherKeys;
  return equalJson(rest(renderedValue(before, key), authored), rest(renderedValue(after, key), authored));
}

/** The hooks of a file come last. */
function otherHooks(hooks: Json, authored: Expression): Json {
  return isJsonList(hooks) ? hooks.slice(0, authored.kind === 'List' ? -authored.items.length : -1) : null;
}

function otherKeys(value: Json, authored: Expression): Json {
  if (!isJsonObject(value) || authored.kind !== 'Dict') return null;
  const own = authored.items.map(({ key }) => (key.kind === 'Const' ? key.value : null));
  return Object.fromEntries(Object.entries(value).filter(([key]) => !own.includes(key)));
}

/** With the flag on, dbt v1 stores the items of a list as authored and then as rendered: the first half tells. */
function isSameAuthoredHalf(before: Json | undefined, after: Json | undefined): boolean {
  if (isJsonList(before) && isJsonList(after)) return equalJson(before, after) || isSameHalf(before, after);
  if (!isJsonObject(before) || !isJsonObject(after)) return equalJson(before, after);
  const keys = Object.keys(before);
  return keys.length === Object.keys(after).length && keys.every((key) => isSameAuthoredHalf(before[key], after[key]));
}

function isSameHalf(before: readonly Json[], after: readonly Json[]): boolean {
  const half = before.length / 2;
  if (before.length !== after.length || !equalJson(before.slice(0, half), after.slice(0, half))) return false;
  return before.slice(0, half).every((authored, index) => equalJson(before[half + index], after[half + index]) || readsCircumstances(authored));
}

function readsCircumstances(authored: Json): boolean {
  return typeof authored === 'string' && isCircumstantial(namesInTemplate(authored) ?? []);
}

/**
 * Without the flag, dbt v1 compares where a source lies in this target. From 1.9 on the manifest also holds what the
 * author wrote, and null where that is nothing: then the database is the target's.
 */
function isSameSource({ check, field }: Because, { before, after }: Pair, { base, head }: Scene): boolean {
  if (check !== 'relation' || before.resourceType !== 'source' || after.resourceType !== 'source') return false;
  if (![base, head].every(({ metadata }) => isAtLeast(parseDbtVersion(metadata.dbtVersion), SINCE))) return false;
  const authored =
    field === 'database' ? sameText(before, after, 'unrenderedDatabase') : field === 'schema' ? sameText(before, after, 'unrenderedSchema') : undefined;
  return authored === null ? field === 'database' : authored !== undefined && readsCircumstances(authored);
}

const SINCE = parseDbtVersion('1.9.0');

function sameText(before: Source, after: Source, key: 'unrenderedDatabase' | 'unrenderedSchema'): string | null | undefined {
  return before[key] === after[key] ? after[key] : undefined;
}
