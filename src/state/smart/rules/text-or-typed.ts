import { type Json, equalJson } from '#kernel';
import { spellExpression } from '../code/spell-tag.ts';
import { isSameRendered, mapTexts, onConfigKey, storedValue } from '../config-value.ts';
import { constantOf, parseExpression } from '../expression-inputs.ts';
import type { Because } from '../../types.ts';
import type { DropRule, Pair } from '../types.ts';

/**
 * dbt stores in-file configuration as text or as value, by engine, version and flag, and by what its static parser makes
 * of the rest of the file: `true` or `"True"`, `['a']` or `"['a']"`. A version may be a number or a text.
 */
export const textOrTyped: DropRule = {
  id: 'smart/text-or-typed',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a value that one side stores as text and the other as itself (`"True"` and `true`, `"[\'a\']"` and `[\'a\']`), with the same effect',
  confidence: 'proven',
  skews: ['flag', 'engine', 'dbt-version'],
  needsSkew: false,
  difference: (because, pair, scene) => isSameVersion(because) || ofConfig(because, pair, scene),
};

function isSameVersion({ field, before, after }: Because): boolean {
  return field === 'latest_version' && before !== null && after !== null && String(before) === String(after);
}

const ofConfig = onConfigKey((key, pair) => isSameRendered(key, pair) && isSameMeaning(key, pair));

function isSameMeaning(key: string, pair: Pair): boolean {
  const [before, after] = [storedValue(pair.before, key), storedValue(pair.after, key)];
  return before !== undefined && after !== undefined && equalJson(meaningOf(before), meaningOf(after));
}

/** Texts that are expressions become what these are worth, or their syntax tree. */
function meaningOf(value: Json): Json {
  return mapTexts(value, (text) => {
    const expression = parseExpression(text);
    if (expression === undefined || expression.kind === 'Name') return text;
    return constantOf(expression) ?? spellExpression(expression);
  });
}
