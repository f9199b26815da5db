import { equalJson, isJsonObject, type Json, type JsonObject } from '#kernel';
import { type Method, nothing, textValue } from './method.ts';
import { textOf } from '../criterion.ts';
import { isNode } from '../is-node.ts';

/**
 * Exact equality with a rendered config value, or membership in a list: no wildcards, and a text never equals a
 * number, but "true" and "false" equal truth values. Only nodes and sources are asked.
 */
export const config: Method = {
  matcher({ methodArguments: keys, value }) {
    if (keys.length === 0) return nothing;
    const equals = keys.length === 1 && keys[0] === 'severity' ? equalsFolded(value) : equalsConfig(value);
    return (resource) => {
      if (!isNode(resource) && resource.resourceType !== 'source') return false;
      const found = descend(resource.config, keys);
      return found !== undefined && (Array.isArray(found) ? found.some(equals) : equals(found));
    };
  },
};

/**
 * dbt tries a Python attribute before a key, so that a key named as a method of dict is out of reach; on a list or
 * a text nothing that could be found equals anything.
 */
function descend(config: JsonObject, [first = '', ...keys]: readonly string[]): Json | undefined {
  let value: Json | undefined = config[first];
  for (const key of keys) {
    if (!isJsonObject(value) || DICT_METHODS.has(key)) return undefined;
    value = Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

const DICT_METHODS: ReadonlySet<string> = new Set(['clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault', 'update', 'values']);

function equalsConfig(wanted: Json): (found: Json) => boolean {
  const text = textOf(wanted).toLowerCase();
  return (found) => equalJson(wanted, found) || (text === 'true' && found === true) || (text === 'false' && found === false);
}

/** Severity alone is compared without regard to case. */
function equalsFolded(wanted: Json): (found: Json) => boolean {
  const equals = equalsConfig(wanted);
  const text = textOf(wanted).toUpperCase();
  return (found) => (typeof found === 'string' ? found.toUpperCase() === text : equals(found));
}

/** v2: every resource, wildcards on texts and list members, numbers as text, and `config:key:value` as a second spelling. */
export const configOfV2: Method = {
  matcher(criterion, { dialect }) {
    const written = textValue(criterion);
    const colon = written.indexOf(':');
    const isShort = criterion.methodArguments.length === 0 && colon !== -1;
    const keys = isShort ? [written.slice(0, colon)] : criterion.methodArguments;
    const value = isShort ? written.slice(colon + 1) : written;
    const matches = dialect.wildcard(value);
    return (resource) => matchesAt(resource.config, keys, { value, matches });
  },
};

/** Keys that are left over when a plain value is reached do not count. */
function matchesAt(config: JsonObject, keys: readonly string[], wanted: { readonly value: string; readonly matches: (text: string) => boolean }): boolean {
  const [key, ...rest] = keys;
  const found = key === undefined ? undefined : config[key];
  if (typeof found === 'string') return wanted.matches(found);
  if (typeof found === 'boolean') return wanted.value.toLowerCase() === String(found);
  if (typeof found === 'number') return wanted.value === String(found);
  if (Array.isArray(found)) return found.some((item) => typeof item === 'string' && wanted.matches(item));
  return isJsonObject(found) && matchesAt(found, rest, wanted);
}
