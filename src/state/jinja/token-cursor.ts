import type { Token } from './tokenize.ts';

/** A place in a list of tokens that moves on as they are recognised. Throws SyntaxError where Jinja would refuse them. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(tokens: readonly Token[], at: number) {
    this.#tokens = tokens;
    this.#at = at;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(): Token {
    const token = this.peek();
    if (token === undefined) throw new SyntaxError('expected an expression');
    this.#at += 1;
    return token;
  }

  takeName(): string {
    const token = this.take();
    if (token.type !== 'name') throw new SyntaxError('expected a name');
    return token.text;
  }

  sees(operator: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.type === 'operator' && token.text === operator;
  }

  seesName(name: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.type === 'name' && token.text === name;
  }

  skip(operator: string): boolean {
    const sees = this.sees(operator);
    if (sees) this.#at += 1;
    return sees;
  }

  skipName(name: string): boolean {
    const sees = this.seesName(name);
    if (sees) this.#at += 1;
    return sees;
  }

  expect(operator: string): void {
    if (!this.skip(operator)) throw new SyntaxError(`expected ${operator}`);
  }

  /** What the next token means in the table of operators; it is skipped when it is in there. */
  skipOneOf<T>(operators: ReadonlyMap<string, T>): T | undefined {
    const token = this.peek();
    const meaning = token?.type === 'operator' ? operators.get(token.text) : undefined;
    if (meaning !== undefined) this.#at += 1;
    return meaning;
  }

  /** Items up to the closing bracket, with a comma between them and perhaps after the last. */
  takeList<T>(closing: string, item: () => T): { readonly items: readonly T[]; readonly endsInComma: boolean } {
    const items: T[] = [];
    let endsInComma = false;
    while (!this.skip(closing)) {
      items.push(item());
      endsInComma = this.skip(',');
      if (!endsInComma && !this.sees(closing)) throw new SyntaxError(`expected ${closing}`);
    }
    return { items, endsInComma };
  }
}
