import { splitTemplate } from '../../jinja/split-template.ts';
import type { Token } from '../../jinja/tokenize.ts';

/** A name in the Jinja of some code that may be a macro's. */
export interface UsedName {
  readonly name: string;
  /** `dbt_utils` of `dbt_utils.star`. */
  readonly qualifier: string | null;
  /** The text in `adapter.dispatch('name')`: an implementation of that name is called. */
  readonly isDispatched: boolean;
}

/** The names that the Jinja of some code reads, apart from those that it gives values itself. */
export function namesUsed(code: string): readonly UsedName[] {
  const tags = (splitTemplate(code) ?? []).flatMap((part) => ('tokens' in part ? [part.tokens] : []));
  const local = new Set(tags.flatMap(namesGiven));
  const used = tags.flatMap((tokens) => tokens.flatMap((_, index) => usedAt(tokens, index)));
  return used.filter(({ name, qualifier, isDispatched }) => isDispatched || qualifier !== null || !local.has(name));
}

function usedAt(tokens: readonly Token[], at: number): readonly UsedName[] {
  const token = tokens[at];
  if (token?.type === 'string') return usedInText(token.text, tokens, at);
  if (token?.type !== 'name' || isSign(tokens[at + 1], '=')) return [];
  if (!isSign(tokens[at - 1], '.')) return [{ name: token.text, qualifier: null, isDispatched: false }];
  const owner = tokens[at - 2];
  return owner?.type === 'name' && !isSign(tokens[at - 3], '.') ? [{ name: token.text, qualifier: owner.text, isDispatched: false }] : [];
}

/** `adapter.dispatch('name')` and `context['name']`. */
function usedInText(name: string, tokens: readonly Token[], at: number): readonly UsedName[] {
  const word = tokens[at - 2];
  if (word?.type !== 'name') return [];
  const isDispatched = word.text === 'dispatch' && isSign(tokens[at - 1], '(');
  const isLookedUp = word.text === 'context' && isSign(tokens[at - 1], '[');
  return isDispatched || isLookedUp ? [{ name, qualifier: null, isDispatched }] : [];
}

/** What a statement names for its own use: `set x`, `for x in`, and a macro with its parameters. */
function namesGiven([verb, ...rest]: readonly Token[]): readonly string[] {
  if (verb?.type !== 'name' || !['set', 'for', 'macro'].includes(verb.text)) return [];
  const end = rest.findIndex((token) => (verb.text === 'set' && isSign(token, '=')) || (verb.text === 'for' && token.type === 'name' && token.text === 'in'));
  const given = end < 0 ? rest : rest.slice(0, end);
  return given.flatMap((token, index) => (token.type === 'name' && !isSign(given[index - 1], '.') && !isSign(given[index - 1], '=') ? [token.text] : []));
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.type === 'operator' && token.text === sign;
}
