import type { JsonObject } from '#kernel';
import type { Keyword } from './expression.ts';
import { parseArguments } from './parse-expression.ts';
import { reconstructValue } from './reconstruct.ts';
import { type Token, tokenizeTags } from './tokenize.ts';

/**
 * The keyword arguments of the first `config(...)` call of a file, each as the text under which dbt 1.12 stores it.
 * Undefined when there is no such call; a dict as positional argument yields nothing (`statically_parse_unrendered_config`).
 */
export function extractConfig(code: string): JsonObject | undefined {
  const keywords = parseConfigCall(code);
  return keywords === undefined ? undefined : Object.fromEntries(keywords.map(({ key, value }) => [key, reconstructValue(value)]));
}

/** The keyword arguments of the first `config(...)` call of a file, in order. */
export function parseConfigCall(code: string): readonly Keyword[] | undefined {
  if (!code.includes('config(')) return undefined;
  for (const tokens of tokenizeTags(code) ?? []) {
    const at = tokens.findIndex((_token, index) => isConfigCall(tokens, index));
    if (at >= 0) return parseArguments(tokens, at + 1)?.kwargs;
  }
  return undefined;
}

/** `config(`, but not `x.config(`, `x | config(`, `x is config(` or the head of a macro of that name. */
function isConfigCall(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.type !== 'name' || token.text !== 'config') return false;
  if (after?.type !== 'operator' || after.text !== '(') return false;
  if (before?.type === 'operator') return before.text !== '.' && before.text !== '|';
  return before?.type !== 'name' || !['is', 'macro'].includes(before.text);
}
