/**
 * The wildcards of dbt 2.x (the `glob` crate): like Python's, but a name without `* ? [ ]` is compared as it is,
 * `**` stands for whole path components, and a pattern that the crate cannot parse matches nothing.
 */
export function rustGlob(pattern: string): (text: string) => boolean {
  if (!/[*?[\]]/.test(pattern)) return (text) => text === pattern;
  const source = translate([...pattern]);
  if (source === undefined) return () => false;
  const expression = new RegExp(`^${source}$`, 'u');
  return (text) => expression.test(text);
}

const ANYTHING = '[^]*';

function translate(pattern: readonly string[]): string | undefined {
  let source = '';
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at] ?? '';
    const piece = char === '*' ? stars(pattern, at) : char === '[' ? bracket(pattern, at) : { source: char === '?' ? '[^]' : escape(char), length: 1 };
    if (piece === undefined) return undefined;
    source += piece.source;
    at += piece.length;
  }
  return source;
}

interface Piece {
  readonly source: string;
  readonly length: number;
}

/** `**` has to be a whole component; the slash behind it belongs to it. */
function stars(pattern: readonly string[], at: number): Piece | undefined {
  const length = pattern.slice(at).findIndex((char) => char !== '*');
  const count = length === -1 ? pattern.length - at : length;
  if (count === 1) return { source: ANYTHING, length: 1 };
  const before = at === 0 || pattern[at - 1] === '/';
  const next = pattern[at + count];
  if (count > 2 || !before || (next !== undefined && next !== '/')) return undefined;
  return next === undefined ? { source: ANYTHING, length: 2 } : { source: `(?:${ANYTHING}/)?`, length: 3 };
}

/** The first character after `[` or `[!` is always a member. */
function bracket(pattern: readonly string[], open: number): Piece | undefined {
  const negated = pattern[open + 1] === '!';
  const first = negated ? open + 2 : open + 1;
  const end = pattern.indexOf(']', first + 1);
  if (end === -1) return undefined;
  return { source: classOf(pattern.slice(first, end), negated), length: end + 1 - open };
}

function classOf(chars: readonly string[], negated: boolean): string {
  let members = '';
  for (let at = 0; at < chars.length; at += 1) {
    const low = chars[at] ?? '';
    const high = chars[at + 1] === '-' ? chars[at + 2] : undefined;
    if (high === undefined) members += escape(low);
    else {
      if ((low.codePointAt(0) ?? 0) <= (high.codePointAt(0) ?? 0)) members += `${escape(low)}-${escape(high)}`;
      at += 2;
    }
  }
  if (members === '') return negated ? '[^]' : '(?!)';
  return `[${negated ? '^' : ''}${members}]`;
}

function escape(char: string): string {
  return /[\w\s]/.test(char) || char > '~' ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
