import type { Expression } from '../../jinja/expression.ts';
import { parseArguments } from '../../jinja/parse-expression.ts';
import type { Part } from '../../jinja/split-template.ts';
import type { Token } from '../../jinja/tokenize.ts';

export type Tag = Extract<Part, { readonly kind: 'output' | 'statement' }>;

/** A tag by its tokens: white space, and which quotes hold a text, do not show. */
export function spellTag({ kind, tokens }: Tag): string {
  return `${kind}(${tokens.map(spellToken).join(' ')})`;
}

function spellToken(token: Token): string {
  switch (token.type) {
    case 'string':
      return JSON.stringify(token.text);
    case 'integer':
      return token.value.toString();
    case 'float':
      // 1.0 is printed as it is, and not as 1.
      return `${token.value}f`;
    default:
      return token.text;
  }
}

/** A tag that does nothing but `config(...)` with keywords by its keywords in order of their names; any other by its tokens. */
export function spellConfigTag(tag: Tag): string {
  const [first, opening] = tag.tokens;
  if (tag.kind !== 'output' || first?.type !== 'name' || first.text !== 'config' || opening?.type !== 'operator') return spellTag(tag);
  const inside = parseArguments(tag.tokens, 1);
  if (inside === undefined || inside.args.length > 0 || inside.dyn_args !== null || inside.dyn_kwargs !== null || !isClosedByLast(tag.tokens))
    return spellTag(tag);
  const keywords = inside.kwargs.map(({ key, value }) => `${key}=${spellExpression(value)}`);
  return new Set(inside.kwargs.map(({ key }) => key)).size === keywords.length ? `config(${keywords.sort().join(', ')})` : spellTag(tag);
}

/** The parenthesis that the second token opens is closed by the last one. */
export function isClosedByLast(tokens: readonly Token[]): boolean {
  let depth = 0;
  const end = tokens.findIndex((token, index) => {
    if (token.type === 'operator' && token.text === '(') depth += 1;
    if (token.type === 'operator' && token.text === ')') depth -= 1;
    return index > 0 && depth === 0;
  });
  return end === tokens.length - 1;
}

/** An expression by its syntax tree: two spell alike exactly when Jinja reads the same in them. */
export function spellExpression(expression: Expression): string {
  return JSON.stringify(expression, (_key, value: unknown) => (typeof value === 'bigint' ? { integer: value.toString() } : value));
}
