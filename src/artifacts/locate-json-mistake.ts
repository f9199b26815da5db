/** Where and how a text stops being one JSON document. Offsets are in UTF-16 units. */
export interface JsonMistake {
  /** `truncated`: it ends too early. `trailing`: something follows the document. */
  readonly kind: 'truncated' | 'trailing' | 'syntax';
  readonly offset: number;
  readonly expected: string;
}

/** What may come next, as a reader would say it. */
const EXPECTED = {
  value: 'a value',
  firstItem: 'a value or ]',
  key: 'a key in double quotes',
  firstKey: 'a key in double quotes or }',
  colon: ':',
  itemEnd: ', or ]',
  memberEnd: ', or }',
  end: 'the end of the file',
} as const;
type Next = keyof typeof EXPECTED;

const SPACE = /[ \t\n\r]*/y;
const WORD = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// Everything but control characters, the quote and the backslash.
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Walks a text that JSON.parse rejected and finds the mistake. JSON.parse names no position for most mistakes,
 * and what it says differs between Node versions; this runs only after it has failed.
 */
export function locateJsonMistake(text: string): JsonMistake | undefined {
  const open: string[] = [];
  let next: Next = 'value';
  let offset = skip(SPACE, text, 0);
  while (offset < text.length) {
    if (next === 'end') return { kind: 'trailing', offset, expected: EXPECTED.end };
    const end = endOfToken(text, offset);
    const after: Next | undefined = end === undefined ? undefined : step(next, text[offset] ?? '', open);
    if (end === undefined || after === undefined) return misplaced(text, offset, next);
    next = after;
    offset = skip(SPACE, text, end);
  }
  return next === 'end' ? undefined : { kind: 'truncated', offset, expected: EXPECTED[next] };
}

/** Where the match of a sticky pattern at `offset` ends; `offset` itself when there is none. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

function endOfToken(text: string, offset: number): number | undefined {
  if (text[offset] === '"') {
    const stop = endOfText(text, offset);
    return text[stop] === '"' ? stop + 1 : undefined;
  }
  const end = skip(WORD, text, offset);
  return end === offset ? undefined : end;
}

/** The closing quote, or what stands in its way. Piece by piece: one pattern would overflow on a long text. */
function endOfText(text: string, offset: number): number {
  let at = skip(PLAIN, text, offset + 1);
  while (text[at] === '\\') {
    const next = skip(ESCAPE, text, at);
    if (next === at) return at;
    at = skip(PLAIN, text, next);
  }
  return at;
}

/** The state after a token that begins with `first`, or undefined when it may not stand here. `open` holds the brackets around it. */
function step(next: Next, first: string, open: string[]): Next | undefined {
  if (next === 'colon') return first === ':' ? 'value' : undefined;
  if (next === 'key' || (next === 'firstKey' && first !== '}')) return first === '"' ? 'colon' : undefined;
  if (next === 'itemEnd' && first === ',') return 'value';
  if (next === 'memberEnd' && first === ',') return 'key';
  if (first === ']') return next === 'firstItem' || next === 'itemEnd' ? close(open) : undefined;
  if (first === '}') return next === 'firstKey' || next === 'memberEnd' ? close(open) : undefined;
  if ((next !== 'value' && next !== 'firstItem') || first === ',' || first === ':') return undefined;
  if (first !== '[' && first !== '{') return afterValue(open);
  open.push(first);
  return first === '[' ? 'firstItem' : 'firstKey';
}

function close(open: string[]): Next {
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly string[]): Next {
  const around = open.at(-1);
  if (around === undefined) return 'end';
  return around === '[' ? 'itemEnd' : 'memberEnd';
}

/** A token cut off by the end of the file is a truncation, not a mistake of spelling. */
function misplaced(text: string, offset: number, next: Next): JsonMistake {
  const isToken = endOfToken(text, offset) !== undefined;
  if (!isToken && text[offset] === '"') return brokenText(text, endOfText(text, offset));
  const isCut = !isToken && CUT.some((word) => word.startsWith(text.slice(offset, offset + 6)));
  return { kind: isCut ? 'truncated' : 'syntax', offset: isCut ? text.length : offset, expected: EXPECTED[next] };
}

/** Tokens, and ends of numbers, that a truncation may leave a beginning of. */
const CUT = ['true', 'false', 'null', '-', '.', 'e+', 'e-', 'E+', 'E-'];

function brokenText(text: string, stop: number): JsonMistake {
  const isCut = stop === text.length || /^\\(?:u[0-9a-fA-F]{0,3})?$/.test(text.slice(stop, stop + 6));
  return isCut
    ? { kind: 'truncated', offset: text.length, expected: 'the end of a text' }
    : { kind: 'syntax', offset: stop, expected: 'a text without raw control characters or unknown escapes' };
}
