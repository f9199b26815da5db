import type { Arguments, Binary, Expression, Operand } from './expression.ts';
import { type ExpressionSource, parseCallArguments, parseOperand, parsePostfix } from './parse-operand.ts';
import { TokenCursor } from './token-cursor.ts';
import type { Token } from './tokenize.ts';

/** The arguments of a call whose opening parenthesis is `tokens[at]`, or undefined where Jinja would refuse them. */
export function parseArguments(tokens: readonly Token[], at: number): Arguments | undefined {
  const source: ExpressionSource = { tokens: new TokenCursor(tokens, at), expression: () => parseExpression(source) };
  try {
    return parseCallArguments(source);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Jinja's grammar by recursive descent, one function per level of precedence, the loosest first. */
function parseExpression(source: ExpressionSource): Expression {
  const { tokens } = source;
  let node = parseOr(source);
  while (tokens.skipName('if')) {
    const test = parseOr(source);
    node = { kind: 'CondExpr', test, expr1: node, expr2: tokens.skipName('else') ? parseExpression(source) : null };
  }
  return node;
}

function parseOr(source: ExpressionSource): Expression {
  let left = parseAnd(source);
  while (source.tokens.skipName('or')) left = { kind: 'Or', left, right: parseAnd(source) };
  return left;
}

function parseAnd(source: ExpressionSource): Expression {
  let left = parseNot(source);
  while (source.tokens.skipName('and')) left = { kind: 'And', left, right: parseNot(source) };
  return left;
}

function parseNot(source: ExpressionSource): Expression {
  return source.tokens.skipName('not') ? { kind: 'Not', node: parseNot(source) } : parseComparison(source);
}

function parseComparison(source: ExpressionSource): Expression {
  const expr = parseSum(source);
  const ops: Operand[] = [];
  for (let op = comparison(source.tokens); op !== undefined; op = comparison(source.tokens)) ops.push({ kind: 'Operand', op, expr: parseSum(source) });
  return ops.length === 0 ? expr : { kind: 'Compare', expr, ops };
}

const COMPARE: ReadonlyMap<string, string> = new Map([
  ['==', 'eq'],
  ['!=', 'ne'],
  ['<', 'lt'],
  ['<=', 'lteq'],
  ['>', 'gt'],
  ['>=', 'gteq'],
]);

function comparison(tokens: TokenCursor): string | undefined {
  if (tokens.skipName('in')) return 'in';
  if (tokens.seesName('not') && tokens.seesName('in', 1)) {
    tokens.take();
    tokens.take();
    return 'notin';
  }
  return tokens.skipOneOf(COMPARE);
}

type Operators = ReadonlyMap<string, Binary>;

const SUM: Operators = new Map([
  ['+', 'Add'],
  ['-', 'Sub'],
]);
const PRODUCT: Operators = new Map([
  ['*', 'Mul'],
  ['/', 'Div'],
  ['//', 'FloorDiv'],
  ['%', 'Mod'],
]);
const POWER: Operators = new Map([['**', 'Pow']]);

function parseSum(source: ExpressionSource): Expression {
  return parseBinary(source, SUM, parseConcat);
}

// `~` binds tighter than `+`.
function parseConcat(source: ExpressionSource): Expression {
  const first = parseProduct(source);
  const nodes = [first];
  while (source.tokens.skip('~')) nodes.push(parseProduct(source));
  return nodes.length === 1 ? first : { kind: 'Concat', nodes };
}

function parseProduct(source: ExpressionSource): Expression {
  return parseBinary(source, PRODUCT, parsePower);
}

function parsePower(source: ExpressionSource): Expression {
  return parseBinary(source, POWER, (inner) => parseFilters(parseSigned(inner), inner));
}

function parseBinary(source: ExpressionSource, operators: Operators, operand: (source: ExpressionSource) => Expression): Expression {
  const { tokens } = source;
  let left = operand(source);
  for (let kind = tokens.skipOneOf(operators); kind !== undefined; kind = tokens.skipOneOf(operators)) left = { kind, left, right: operand(source) };
  return left;
}

// A sign binds tighter than a filter: `-x|abs` filters the negated value.
function parseSigned(source: ExpressionSource): Expression {
  if (source.tokens.skip('-')) return parsePostfix({ kind: 'Neg', node: parseSigned(source) }, source);
  if (source.tokens.skip('+')) return parsePostfix({ kind: 'Pos', node: parseSigned(source) }, source);
  return parseOperand(source);
}

function parseFilters(node: Expression, source: ExpressionSource): Expression {
  const { tokens } = source;
  let result = node;
  for (;;) {
    if (tokens.skip('|')) result = { kind: 'Filter', node: result, name: dottedName(tokens), ...optionalArguments(source) };
    else if (tokens.skipName('is')) result = parseTest(result, source);
    else if (tokens.sees('(')) result = { kind: 'Call', node: result, ...parseCallArguments(source) };
    else return result;
  }
}

function parseTest(node: Expression, source: ExpressionSource): Expression {
  const negated = source.tokens.skipName('not');
  const test: Expression = { kind: 'Test', node, name: dottedName(source.tokens), ...testArguments(source) };
  return negated ? { kind: 'Not', node: test } : test;
}

const NO_ARGUMENTS: Arguments = { args: [], kwargs: [], dyn_args: null, dyn_kwargs: null };

// `x is divisibleby 3`: one argument needs no parentheses.
function testArguments(source: ExpressionSource): Arguments {
  const token = source.tokens.peek();
  if (source.tokens.sees('(') || token === undefined) return optionalArguments(source);
  const isOperand = token.type !== 'operator' || token.text === '[' || token.text === '{';
  const isWord = token.type === 'name' && ['else', 'or', 'and'].includes(token.text);
  return isOperand && !isWord ? { ...NO_ARGUMENTS, args: [parseOperand(source)] } : NO_ARGUMENTS;
}

function optionalArguments(source: ExpressionSource): Arguments {
  return source.tokens.sees('(') ? parseCallArguments(source) : NO_ARGUMENTS;
}

function dottedName(tokens: TokenCursor): string {
  const name = tokens.takeName();
  return tokens.skip('.') ? `${name}.${dottedName(tokens)}` : name;
}
