/** A token of a Jinja tag: an operator is named by its text. */
export type Token =
  | { readonly type: 'name' | 'operator'; readonly text: string }
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number };

/** What opens a tag, a comment or a raw block. */
export const OPENING = /\{%[-+]?\s*raw\s*-?%\}|\{\{|\{%|\{#/g;
export const END_OF_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/**
 * The tokens of every `{{ ... }}` and `{% ... %}` of a template, tag by tag, under Jinja's lexical rules with its default
 * delimiters. Comments, raw blocks and text are left out. Undefined where Jinja would refuse the template.
 */
export function tokenizeTags(template: string): readonly (readonly Token[])[] | undefined {
  const source = template.replaceAll(/\r\n?/g, '\n');
  const tags: (readonly Token[])[] = [];
  let position = 0;
  for (;;) {
    const opening = matchFrom(OPENING, source, position);
    if (opening === undefined) return tags;
    const start = opening.index + opening[0].length;
    if (opening[0] === '{{' || opening[0] === '{%') {
      const tag = tokenizeTag(source, start, opening[0] === '{{' ? '}}' : '%}');
      if (tag === undefined) return undefined;
      tags.push(tag.tokens);
      position = tag.end;
    } else {
      const end = opening[0] === '{#' ? endOf(/#\}/g, source, start) : endOf(END_OF_RAW, source, start);
      if (end === undefined) return undefined;
      position = end;
    }
  }
}

interface Tag {
  readonly tokens: readonly Token[];
  readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

// A closing delimiter counts only where all brackets are closed, so that `{{ {'a': {}} }}` is one tag.
export function tokenizeTag(source: string, start: number, delimiter: '}}' | '%}'): Tag | undefined {
  const tokens: Token[] = [];
  const open: string[] = [];
  let position = /[-+]/.test(source.charAt(start)) ? start + 1 : start;
  while (position < source.length) {
    if (open.length === 0) {
      const sign = /[-+]/.test(source.charAt(position)) ? 1 : 0;
      if (source.startsWith(delimiter, position + sign)) return { tokens, end: position + sign + delimiter.length };
    }
    const read = readToken(source, position);
    if (read === undefined) return undefined;
    position = read.end;
    if (read.token === undefined) continue;
    if (read.token.type === 'operator' && !balance(open, read.token.text)) return undefined;
    tokens.push(read.token);
  }
  return undefined;
}

/** Follows the brackets that are open; false when this one closes another. */
function balance(open: string[], text: string): boolean {
  const closing = CLOSING[text];
  if (closing !== undefined) open.push(closing);
  else if (text === ')' || text === ']' || text === '}') return open.pop() === text;
  return true;
}

const SPACE = /\s+/y;
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const NAME = /[\p{L}\p{M}\p{N}_·]+/uy;
const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy;
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;

interface Read {
  /** Undefined for white space. */
  readonly token: Token | undefined;
  readonly end: number;
}

function readToken(source: string, at: number): Read | undefined {
  const match = (pattern: RegExp) => matchFrom(pattern, source, at)?.[0];
  const space = match(SPACE);
  if (space !== undefined) return { token: undefined, end: at + space.length };
  const float = match(FLOAT);
  if (float !== undefined) return { token: { type: 'float', value: Number(float.replaceAll('_', '')) }, end: at + float.length };
  const integer = match(INTEGER);
  if (integer !== undefined) return { token: { type: 'integer', value: BigInt(integer.replaceAll('_', '')) }, end: at + integer.length };
  const name = match(NAME);
  if (name !== undefined) return { token: { type: 'name', text: name }, end: at + name.length };
  const text = match(TEXT);
  const unescaped = text === undefined ? undefined : unescapeText(text.slice(1, -1));
  if (text !== undefined && unescaped !== undefined) return { token: { type: 'string', text: unescaped }, end: at + text.length };
  const operator = match(OPERATOR);
  return operator === undefined ? undefined : { token: { type: 'operator', text: operator }, end: at + operator.length };
}

export function matchFrom(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}

function endOf(pattern: RegExp, source: string, at: number): number | undefined {
  const match = matchFrom(pattern, source, at);
  return match === undefined ? undefined : match.index + match[0].length;
}

const ESCAPE = /\\(?:(\n)|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\\'"abfnrtv]))/g;
const NAMED: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Python's unicode-escape; a character by its name (`\N{...}`) is not read. */
function unescapeText(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  if (/\\[xuUN]/.test(text.replaceAll(ESCAPE, ''))) return undefined;
  return text.replaceAll(ESCAPE, (_match, newline, octal, x, u, long, named: string | undefined) => {
    if (newline !== undefined) return '';
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    const hex: string | undefined = x ?? u ?? long;
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[named ?? ''] ?? named ?? '';
  });
}
