import type { Arguments, Binary, Expression, Keyword, Operand, Pair } from './expression.ts';
import type { Token } from './tokenize.ts';

/** The arguments of a call whose opening parenthesis is `tokens[at]`, or undefined where Jinja would refuse them. */
export function parseArguments(tokens: readonly Token[], at: number): Arguments | undefined {
  try {
    return new Parser(tokens, at).arguments();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const COMPARE: Readonly<Record<string, string>> = { '==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'lteq', '>': 'gt', '>=': 'gteq' };
const SUM: Readonly<Record<string, Binary>> = { '+': 'Add', '-': 'Sub' };
const PRODUCT: Readonly<Record<string, Binary>> = { '*': 'Mul', '/': 'Div', '//': 'FloorDiv', '%': 'Mod' };
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

/** Jinja's expression grammar by recursive descent, one method per level of precedence, loosest first. */
class Parser {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], at: number) {
    this.#tokens = tokens;
    this.#at = at;
  }

  arguments(): Arguments {
    const args: Expression[] = [];
    const kwargs: Keyword[] = [];
    let dynArgs: Expression | null = null;
    let dynKwargs: Expression | null = null;
    this.#expect('(');
    while (!this.#sees(')')) {
      if (this.#skip('*')) dynArgs = this.#expression();
      else if (this.#skip('**')) dynKwargs = this.#expression();
      else if (this.#sees('=', 1)) kwargs.push({ kind: 'Keyword', key: this.#keywordName(), value: this.#expression() });
      else args.push(this.#expression());
      if (!this.#sees(')')) this.#expect(',');
    }
    this.#expect(')');
    return { args, kwargs, dyn_args: dynArgs, dyn_kwargs: dynKwargs };
  }

  #keywordName(): string {
    const name = this.#name();
    this.#expect('=');
    return name;
  }

  #expression(): Expression {
    let node = this.#or();
    while (this.#skipName('if')) {
      const test = this.#or();
      node = { kind: 'CondExpr', test, expr1: node, expr2: this.#skipName('else') ? this.#expression() : null };
    }
    return node;
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#skipName('or')) left = { kind: 'Or', left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    while (this.#skipName('and')) left = { kind: 'And', left, right: this.#not() };
    return left;
  }

  #not(): Expression {
    return this.#skipName('not') ? { kind: 'Not', node: this.#not() } : this.#compare();
  }

  #compare(): Expression {
    const expr = this.#sum();
    const ops: Operand[] = [];
    for (let op = this.#comparison(); op !== undefined; op = this.#comparison()) ops.push({ kind: 'Operand', op, expr: this.#sum() });
    return ops.length === 0 ? expr : { kind: 'Compare', expr, ops };
  }

  #comparison(): string | undefined {
    if (this.#skipName('in')) return 'in';
    if (this.#seesName('not') && this.#seesName('in', 1)) {
      this.#at += 2;
      return 'notin';
    }
    return this.#operatorOf(COMPARE);
  }

  #sum(): Expression {
    return this.#binary(SUM, () => this.#concat());
  }

  #concat(): Expression {
    const first = this.#product();
    const nodes = [first];
    while (this.#skip('~')) nodes.push(this.#product());
    return nodes.length === 1 ? first : { kind: 'Concat', nodes };
  }

  #product(): Expression {
    return this.#binary(PRODUCT, () => this.#binary({ '**': 'Pow' }, () => this.#filtered(this.#unary())));
  }

  #binary(operators: Readonly<Record<string, Binary>>, operand: () => Expression): Expression {
    let left = operand();
    for (let kind = this.#operatorOf(operators); kind !== undefined; kind = this.#operatorOf(operators)) left = { kind, left, right: operand() };
    return left;
  }

  // A sign binds tighter than a filter: `-x|abs` filters the negated value.
  #unary(): Expression {
    if (this.#skip('-')) return this.#postfixed({ kind: 'Neg', node: this.#unary() });
    if (this.#skip('+')) return this.#postfixed({ kind: 'Pos', node: this.#unary() });
    return this.#postfixed(this.#primary());
  }

  #filtered(node: Expression): Expression {
    let filtered = node;
    for (;;) {
      if (this.#skip('|')) filtered = { kind: 'Filter', node: filtered, name: this.#dottedName(), ...this.#optionalArguments() };
      else if (this.#skipName('is')) filtered = this.#test(filtered);
      else if (this.#sees('(')) filtered = { kind: 'Call', node: filtered, ...this.arguments() };
      else return filtered;
    }
  }

  #test(node: Expression): Expression {
    const negated = this.#skipName('not');
    const test: Expression = { kind: 'Test', node, name: this.#dottedName(), ...this.#testArguments() };
    return negated ? { kind: 'Not', node: test } : test;
  }

  // `x is divisibleby 3`: one argument needs no parentheses.
  #testArguments(): Arguments {
    const token = this.#tokens[this.#at];
    if (this.#sees('(') || token === undefined) return this.#optionalArguments();
    const isOperand = token.type === 'operator' ? token.text === '[' || token.text === '{' : true;
    const isWord = token.type === 'name' && ['else', 'or', 'and'].includes(token.text);
    return isOperand && !isWord ? { ...NO_ARGUMENTS, args: [this.#postfixed(this.#primary())] } : NO_ARGUMENTS;
  }

  #optionalArguments(): Arguments {
    return this.#sees('(') ? this.arguments() : NO_ARGUMENTS;
  }

  #postfixed(node: Expression): Expression {
    let result = node;
    for (;;) {
      if (this.#skip('.')) result = this.#attribute(result);
      else if (this.#skip('[')) result = this.#subscript(result);
      else if (this.#sees('(')) result = { kind: 'Call', node: result, ...this.arguments() };
      else return result;
    }
  }

  #attribute(node: Expression): Expression {
    const token = this.#take();
    if (token.type === 'name') return { kind: 'Getattr', node, attr: token.text, ctx: 'load' };
    if (token.type === 'integer') return { kind: 'Getitem', node, arg: { kind: 'Const', value: token.value }, ctx: 'load' };
    throw new SyntaxError('expected name or number');
  }

  #subscript(node: Expression): Expression {
    const items = this.#list(']', () => this.#slice());
    const [only] = items;
    const arg: Expression = items.length === 1 && only !== undefined ? only : { kind: 'Tuple', items, ctx: 'load' };
    return { kind: 'Getitem', node, arg, ctx: 'load' };
  }

  #slice(): Expression {
    const start = this.#sees(':') ? null : this.#expression();
    if (start !== null && !this.#sees(':')) return start;
    this.#expect(':');
    const stop = this.#sliceBound();
    return { kind: 'Slice', start, stop, step: this.#skip(':') ? this.#sliceBound() : null };
  }

  #sliceBound(): Expression | null {
    return this.#sees(':') || this.#sees(']') || this.#sees(',') ? null : this.#expression();
  }

  #primary(): Expression {
    const token = this.#take();
    switch (token.type) {
      case 'name': {
        const constant = CONSTANTS.get(token.text);
        return constant === undefined ? { kind: 'Name', name: token.text, ctx: 'load' } : { kind: 'Const', value: constant };
      }
      case 'string':
        return { kind: 'Const', value: token.text + this.#adjacentText() };
      case 'integer':
      case 'float':
        return { kind: 'Const', value: token.value };
      case 'operator':
        return this.#bracketed(token.text);
    }
  }

  #adjacentText(): string {
    const token = this.#tokens[this.#at];
    if (token?.type !== 'string') return '';
    this.#at += 1;
    return token.text + this.#adjacentText();
  }

  #bracketed(opening: string): Expression {
    if (opening === '[') return { kind: 'List', items: this.#list(']', () => this.#expression()) };
    if (opening === '{') return { kind: 'Dict', items: this.#list('}', () => this.#pair()) };
    if (opening === '(') return this.#parenthesized();
    throw new SyntaxError(`unexpected ${opening}`);
  }

  #parenthesized(): Expression {
    const before = this.#at;
    const items = this.#list(')', () => this.#expression());
    const [only] = items;
    const last = this.#tokens[this.#at - 2];
    const isTuple = items.length !== 1 || (this.#at - 2 > before && last?.type === 'operator' && last.text === ',');
    return isTuple || only === undefined ? { kind: 'Tuple', items, ctx: 'load' } : only;
  }

  #pair(): Pair {
    const key = this.#expression();
    this.#expect(':');
    return { kind: 'Pair', key, value: this.#expression() };
  }

  /** Items up to the closing bracket, with a comma between them and perhaps after the last. */
  #list<T>(closing: string, item: () => T): readonly T[] {
    const items: T[] = [];
    while (!this.#skip(closing)) {
      items.push(item());
      if (!this.#sees(closing)) this.#expect(',');
    }
    return items;
  }

  #dottedName(): string {
    const name = this.#name();
    return this.#skip('.') ? `${name}.${this.#dottedName()}` : name;
  }

  #name(): string {
    const token = this.#take();
    if (token.type !== 'name') throw new SyntaxError('expected a name');
    return token.text;
  }

  #operatorOf<T>(table: Readonly<Record<string, T>>): T | undefined {
    const token = this.#tokens[this.#at];
    const found = token?.type === 'operator' ? table[token.text] : undefined;
    if (found !== undefined) this.#at += 1;
    return found;
  }

  #sees(operator: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.type === 'operator' && token.text === operator;
  }

  #seesName(name: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.type === 'name' && token.text === name;
  }

  #skip(operator: string): boolean {
    const sees = this.#sees(operator);
    if (sees) this.#at += 1;
    return sees;
  }

  #skipName(name: string): boolean {
    const sees = this.#seesName(name);
    if (sees) this.#at += 1;
    return sees;
  }

  #expect(operator: string): void {
    if (!this.#skip(operator)) throw new SyntaxError(`expected ${operator}`);
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SyntaxError('expected an expression');
    this.#at += 1;
    return token;
  }
}

const NO_ARGUMENTS: Arguments = { args: [], kwargs: [], dyn_args: null, dyn_kwargs: null };
