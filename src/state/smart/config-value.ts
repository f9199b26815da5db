/** Configuration values of a pair: as stored, and as rendered. */
import type { Resource } from '#artifacts';
import { type Json, equalJson, isJsonList, isJsonObject } from '#kernel';
import { own } from '../differences.ts';
import type { Because } from '../types.ts';
import { FORMS } from '../v2/forms.ts';
import type { DropRule, Pair, Scene } from './types.ts';

/** A rule's judgement of one key of the stored configuration. */
export function onConfigKey(explains: (key: string, pair: Pair, scene: Scene) => boolean): NonNullable<DropRule['difference']> {
  return (because, pair, scene) => {
    const key = configKeyOf(because, pair);
    return key !== undefined && explains(key, pair, scene);
  };
}

const STORED = 'unrendered_config.';

/** The configuration key that a difference of configuration or relation lies in; keys may hold dots themselves. */
function configKeyOf({ check, field }: Because, { before, after }: Pair): string | undefined {
  if ((check !== 'configs' && check !== 'relation') || !field.startsWith(STORED)) return undefined;
  const path = field.slice(STORED.length);
  const keys = [...Object.keys(before.unrenderedConfig), ...Object.keys(after.unrenderedConfig), ...Object.keys(HOOK_KEYS)];
  return keys.filter((key) => path === key || path.startsWith(`${key}.`)).sort((a, b) => b.length - a.length)[0];
}

export function storedValue({ unrenderedConfig }: Resource, key: string): Json | undefined {
  return own(unrenderedConfig, key);
}

/** Other spellings of hooks, by the key of the rendered configuration. */
const HOOK_KEYS: Readonly<Record<string, string>> = {
  pre_hook: 'pre-hook',
  post_hook: 'post-hook',
  'pre-hook': 'pre-hook',
  'post-hook': 'post-hook',
};

export function isHookKey(key: string): boolean {
  return Object.hasOwn(HOOK_KEYS, key);
}

/** What dbt works with under a key is the same on both sides. */
export function isSameRendered(key: string, { before, after }: Pair): boolean {
  return equalJson(renderedValue(before, key), renderedValue(after, key));
}

/** Absent reads as null, as `config.get` of dbt answers. */
export function renderedValue({ config }: Resource, key: string): Json {
  const hook = HOOK_KEYS[key];
  return hook === undefined ? (own(config, key) ?? null) : FORMS.hooks(own(config, hook) ?? null);
}

/** Whether any text in a value has Jinja in it. */
export function hasJinja(value: Json | undefined): boolean {
  if (typeof value === 'string') return /\{[{%]/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some((item: Json) => hasJinja(item));
}

export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The value with every text in it changed. */
export function mapTexts(value: Json, change: (text: string) => Json): Json {
  if (typeof value === 'string') return change(value);
  if (isJsonList(value)) return value.map((item) => mapTexts(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
