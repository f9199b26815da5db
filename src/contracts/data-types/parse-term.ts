/** A type as it is written, before a dialect gives it a meaning. */
export interface TypeTerm {
  /** Lower case, one blank between words: `timestamp with time zone`. */
  readonly word: string;
  readonly args: readonly TypeArgument[];
  /** `[]` is null, `[3]` is 3; the innermost first. */
  readonly brackets: readonly (number | null)[];
}

export interface TypeArgument {
  /** The member's name in a struct. */
  readonly name: string | null;
  readonly number: number | null;
  readonly term: TypeTerm | null;
}

const TOKEN = /\s*(?:("(?:[^"]|"")*"|`[^`]*`)|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_$]*)|([()<>[\],:]))/uy;
/** Containers whose arguments carry names. */
const NAMED = new Set(['struct', 'record', 'row', 'object', 'union']);
/** What may follow a type in a declaration and is no part of it. */
const ATTRIBUTES = new Set(['not', 'null', 'comment', 'options', 'collate', 'default', 'encode']);
const MAX_DEPTH = 64;

type Token = { readonly kind: 'name' | 'text' | 'number' | 'word' | 'mark'; readonly value: string };

/** The term in `text`, or undefined when it is no type expression. */
export function parseTerm(text: string): TypeTerm | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const cursor = { at: 0 };
  const term = readTerm(tokens, cursor, 0);
  return cursor.at === tokens.length ? term : undefined;
}

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (found === null) return undefined;
    tokens.push(tokenOf(found));
  }
  return tokens;
}

function tokenOf([, name, literal, number, word, mark]: RegExpExecArray): Token {
  if (name !== undefined) return { kind: 'name', value: name.slice(1, -1) };
  if (literal !== undefined) return { kind: 'text', value: literal };
  if (number !== undefined) return { kind: 'number', value: number };
  return word === undefined ? { kind: 'mark', value: mark ?? '' } : { kind: 'word', value: word.toLowerCase() };
}

interface Cursor {
  at: number;
}

// The words after the arguments belong to the name: `timestamp(3) with time zone`.
function readTerm(tokens: readonly Token[], cursor: Cursor, depth: number): TypeTerm | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const words = readWords(tokens, cursor);
  if (words.length === 0) return undefined;
  const args = readArguments(tokens, cursor, { named: NAMED.has(words[0] ?? ''), depth });
  if (args === undefined) return undefined;
  words.push(...readWords(tokens, cursor));
  const brackets = readBrackets(tokens, cursor);
  if (words.at(-1) === 'array' && words.length > 1) {
    words.pop();
    brackets.push(null);
  }
  skipAttributes(tokens, cursor);
  return { word: words.join(' '), args, brackets };
}

function readWords(tokens: readonly Token[], cursor: Cursor): string[] {
  const words: string[] = [];
  for (let token = tokens[cursor.at]; token?.kind === 'word' && !ATTRIBUTES.has(token.value); token = tokens[cursor.at]) {
    words.push(token.value);
    cursor.at += 1;
  }
  return words;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '<': '>' };

function readArguments(
  tokens: readonly Token[],
  cursor: Cursor,
  { named, depth }: { readonly named: boolean; readonly depth: number },
): readonly TypeArgument[] | undefined {
  const closing = CLOSING[markAt(tokens, cursor)];
  if (closing === undefined) return [];
  const args: TypeArgument[] = [];
  do {
    cursor.at += 1;
    if (markAt(tokens, cursor) === closing) break;
    const argument = readArgument(tokens, cursor, { named, depth });
    if (argument === undefined) return undefined;
    args.push(argument);
  } while (markAt(tokens, cursor) === ',');
  if (markAt(tokens, cursor) !== closing) return undefined;
  cursor.at += 1;
  return args;
}

function readArgument(
  tokens: readonly Token[],
  cursor: Cursor,
  { named, depth }: { readonly named: boolean; readonly depth: number },
): TypeArgument | undefined {
  const token = tokens[cursor.at];
  if (token === undefined || token.kind === 'mark') return undefined;
  if (token.kind === 'number' || token.kind === 'text') {
    cursor.at += 1;
    return token.kind === 'number' ? { name: null, number: Number(token.value), term: null } : { name: token.value, number: null, term: null };
  }
  const name = named ? readName(tokens, cursor) : null;
  const term = readTerm(tokens, cursor, depth + 1);
  return term === undefined ? undefined : { name, number: null, term };
}

// Spark writes `name: type`, the others `name type`; BigQuery allows a member without a name.
function readName(tokens: readonly Token[], cursor: Cursor): string | null {
  const [token, next] = [tokens[cursor.at], tokens[cursor.at + 1]];
  const alone = token?.kind === 'word' && (next === undefined || (next.kind === 'mark' && next.value !== ':'));
  if (token === undefined || alone) return null;
  cursor.at += next?.kind === 'mark' && next.value === ':' ? 2 : 1;
  return token.value;
}

function readBrackets(tokens: readonly Token[], cursor: Cursor): (number | null)[] {
  const brackets: (number | null)[] = [];
  while (markAt(tokens, cursor) === '[') {
    const size = tokens[cursor.at + 1];
    const length = size?.kind === 'number' ? Number(size.value) : null;
    const end = cursor.at + (length === null ? 1 : 2);
    if (tokens[end]?.value !== ']') break;
    brackets.push(length);
    cursor.at = end + 1;
  }
  return brackets;
}

function skipAttributes(tokens: readonly Token[], cursor: Cursor): void {
  if (tokens[cursor.at]?.kind !== 'word') return;
  let open = 0;
  for (let token = tokens[cursor.at]; token !== undefined; token = tokens[cursor.at]) {
    if (token.kind === 'mark' && open === 0 && token.value !== '(') return;
    if (token.kind === 'mark') open += token.value === '(' ? 1 : token.value === ')' ? -1 : 0;
    cursor.at += 1;
  }
}

function markAt(tokens: readonly Token[], cursor: Cursor): string {
  const token = tokens[cursor.at];
  return token?.kind === 'mark' ? token.value : '';
}
