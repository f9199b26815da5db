import { unreachable } from '#kernel';
import type { Arguments, Expression, Keyword, Pair } from './expression.ts';
import type { TokenCursor } from './token-cursor.ts';

/** Tokens to read, and how to read a whole expression from them: operands hold expressions in turn. */
export interface ExpressionSource {
  readonly tokens: TokenCursor;
  readonly expression: () => Expression;
}

/** A literal, name or bracket with what is hung on it: attributes, subscripts and calls. */
export function parseOperand(source: ExpressionSource): Expression {
  return parsePostfix(parsePrimary(source), source);
}

export function parsePostfix(node: Expression, source: ExpressionSource): Expression {
  const { tokens } = source;
  let result = node;
  for (;;) {
    if (tokens.skip('.')) result = parseAttribute(result, source);
    else if (tokens.skip('[')) result = parseSubscript(result, source);
    else if (tokens.sees('(')) result = { kind: 'Call', node: result, ...parseCallArguments(source) };
    else return result;
  }
}

/** From the opening parenthesis to the closing one. */
export function parseCallArguments({ tokens, expression }: ExpressionSource): Arguments {
  const args: Expression[] = [];
  const kwargs: Keyword[] = [];
  let dynArgs: Expression | null = null;
  let dynKwargs: Expression | null = null;
  tokens.expect('(');
  tokens.takeList(')', () => {
    if (tokens.skip('*')) dynArgs = expression();
    else if (tokens.skip('**')) dynKwargs = expression();
    else if (tokens.sees('=', 1)) kwargs.push({ kind: 'Keyword', key: keywordName(tokens), value: expression() });
    else args.push(expression());
  });
  return { args, kwargs, dyn_args: dynArgs, dyn_kwargs: dynKwargs };
}

function keywordName(tokens: TokenCursor): string {
  const name = tokens.takeName();
  tokens.expect('=');
  return name;
}

function parseAttribute(node: Expression, { tokens }: ExpressionSource): Expression {
  const token = tokens.take();
  if (token.type === 'name') return { kind: 'Getattr', node, attr: token.text, ctx: 'load' };
  if (token.type === 'integer') return { kind: 'Getitem', node, arg: { kind: 'Const', value: token.value }, ctx: 'load' };
  throw new SyntaxError('expected name or number');
}

function parseSubscript(node: Expression, source: ExpressionSource): Expression {
  const { items } = source.tokens.takeList(']', () => parseSlice(source));
  const [only] = items;
  const arg: Expression = items.length === 1 && only !== undefined ? only : { kind: 'Tuple', items, ctx: 'load' };
  return { kind: 'Getitem', node, arg, ctx: 'load' };
}

function parseSlice({ tokens, expression }: ExpressionSource): Expression {
  const bound = (): Expression | null => (tokens.sees(':') || tokens.sees(']') || tokens.sees(',') ? null : expression());
  const start = tokens.sees(':') ? null : expression();
  if (start !== null && !tokens.sees(':')) return start;
  tokens.expect(':');
  const stop = bound();
  return { kind: 'Slice', start, stop, step: tokens.skip(':') ? bound() : null };
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

function parsePrimary(source: ExpressionSource): Expression {
  const token = source.tokens.take();
  switch (token.type) {
    case 'name': {
      const constant = CONSTANTS.get(token.text);
      return constant === undefined ? { kind: 'Name', name: token.text, ctx: 'load' } : { kind: 'Const', value: constant };
    }
    case 'string':
      return { kind: 'Const', value: token.text + adjacentText(source.tokens) };
    case 'integer':
    case 'float':
      return { kind: 'Const', value: token.value };
    case 'operator':
      return parseBracketed(token.text, source);
    default:
      return unreachable(token);
  }
}

/** Texts side by side are one. */
function adjacentText(tokens: TokenCursor): string {
  const token = tokens.peek();
  if (token?.type !== 'string') return '';
  tokens.take();
  return token.text + adjacentText(tokens);
}

function parseBracketed(opening: string, source: ExpressionSource): Expression {
  const { tokens, expression } = source;
  if (opening === '[') return { kind: 'List', items: tokens.takeList(']', expression).items };
  if (opening === '{') return { kind: 'Dict', items: tokens.takeList('}', () => parsePair(source)).items };
  if (opening !== '(') throw new SyntaxError(`unexpected ${opening}`);
  const { items, endsInComma } = tokens.takeList(')', expression);
  const [only] = items;
  return only === undefined || items.length > 1 || endsInComma ? { kind: 'Tuple', items, ctx: 'load' } : only;
}

function parsePair({ tokens, expression }: ExpressionSource): Pair {
  const key = expression();
  tokens.expect(':');
  return { kind: 'Pair', key, value: expression() };
}
