import { parseDocument } from 'yaml';
import type { Resource, ResourceType } from '#artifacts';
import { type Json, type JsonObject, byText, equalJson, isJsonObject } from '#kernel';
import { differingFields, own } from '../differences.ts';
import type { Because } from '../types.ts';

/** The first stage of dbt v2's comparison: the authored configuration by meaning rather than by spelling. */
export function authoredConfig(before: Resource, after: Resource): readonly Because[] {
  if (equalJson(before.unrenderedConfig, after.unrenderedConfig)) return [];
  const [old, current] = relocate(withDashes(before.unrenderedConfig), withDashes(after.unrenderedConfig), after.resourceType);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(current)])].filter((key) => counts(key, after.resourceType)).sort(byText);
  return keys.flatMap((key) =>
    isSameValue(key, own(old, key), own(current, key)) ? [] : differingFields(['configs', `unrendered_config.${key}`], own(old, key), own(current, key)),
  );
}

/** The configuration of a test that counts. */
export const TEST_KEYS: readonly string[] = [
  'severity',
  'where',
  'limit',
  'fail_calc',
  'warn_if',
  'error_if',
  'store_failures',
  'store_failures_as',
  'sql_header',
];

const EXCLUDED: readonly string[] = ['tags', 'static_analysis', 'schema', 'database', 'alias'];

function counts(key: string, type: ResourceType): boolean {
  if (type === 'test') return TEST_KEYS.includes(key);
  return !EXCLUDED.includes(key) && (type === 'source' || key !== 'group');
}

const HOOKS: Readonly<Record<string, string>> = { pre_hook: 'pre-hook', post_hook: 'post-hook' };

/** Hooks under their one name; hooks under both spellings are one list. */
function withDashes(config: JsonObject): JsonObject {
  const renamed: Record<string, Json> = {};
  for (const [key, value] of Object.entries(config).sort(([a], [b]) => byText(a, b))) {
    const name = HOOKS[key] ?? key;
    renamed[name] = Object.hasOwn(renamed, name) ? [...asList(renamed[name] ?? null), ...asList(value)] : value;
  }
  return renamed;
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** A key that one side has at the top and the other, with the same value, under `meta`, was moved and not changed. */
function relocate(before: JsonObject, after: JsonObject, type: ResourceType): readonly [JsonObject, JsonObject] {
  if (type === 'test' || isSameValue('meta', own(before, 'meta'), own(after, 'meta'))) return [before, after];
  const [down, up] = [movedKeys(before, after), movedKeys(after, before)];
  return [strip(before, down, up), strip(after, up, down)];
}

function movedKeys(top: JsonObject, nested: JsonObject): readonly string[] {
  const meta = own(nested, 'meta');
  if (!isJsonObject(meta)) return [];
  return Object.keys(top).filter(
    (key) => key !== 'meta' && !isSameValue(key, own(top, key), own(nested, key)) && Object.hasOwn(meta, key) && isSameValue(key, own(top, key), meta[key]),
  );
}

function strip(config: JsonObject, topKeys: readonly string[], metaKeys: readonly string[]): JsonObject {
  const kept = Object.entries(config).filter(([key]) => !topKeys.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'meta' && isJsonObject(value) ? omit(value, metaKeys) : value]));
}

function omit(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** An absent value equals null and what is empty; one trailing line break of a text does not count. */
function isSameValue(key: string, before: Json | undefined, after: Json | undefined): boolean {
  if (before === undefined || after === undefined) return isEmpty(before ?? after ?? null);
  const [old, current] = key === 'pre-hook' || key === 'post-hook' ? [hooksOf(before), hooksOf(after)] : [undefined, undefined];
  if (old !== undefined && current !== undefined) return equalJson(old, current);
  if (typeof before === 'string' && typeof after === 'string') return before.replace(/\r?\n$/, '') === after.replace(/\r?\n$/, '');
  return equalJson(before, after);
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** The statements of hooks given as list, text, or text of a list, in no order; undefined when one is no text. */
function hooksOf(value: Json): readonly string[] | undefined {
  const list = typeof value === 'string' ? (listIn(value) ?? [value]) : value;
  if (!Array.isArray(list)) return undefined;
  const texts = list.filter((item): item is string => typeof item === 'string');
  return texts.length === list.length ? texts.map((text) => text.replaceAll('\r\n', '\n').trimEnd()).sort(byText) : undefined;
}

function listIn(text: string): readonly Json[] | undefined {
  if (!/^\s*[[-]/.test(text)) return undefined;
  const document = parseDocument(text.trim());
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  return Array.isArray(value) ? value : undefined;
}
