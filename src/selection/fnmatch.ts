/**
 * Python's `fnmatch.fnmatchcase`, which dbt 1.x uses for every wildcard outside `path:`: `*` any run, `?` one
 * character, `[seq]` and `[!seq]` with ranges, everything else itself. No character is special to `*`, not even
 * the dot or the slash; an unclosed bracket stands for itself. Characters are code points, as in Python.
 */
export function fnmatch(pattern: string): (text: string) => boolean {
  if (!/[*?[]/.test(pattern)) return (text) => text === pattern;
  const tokens = tokenize([...pattern]);
  return (text) => matches(tokens, [...text]);
}

type Token =
  | { readonly kind: 'run' }
  | { readonly kind: 'one' }
  | { readonly kind: 'same'; readonly char: string }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

function tokenize(pattern: readonly string[]): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    const end = char === '[' ? closing(pattern, at) : -1;
    if (char === '*') tokens.push({ kind: 'run' });
    else if (char === '?') tokens.push({ kind: 'one' });
    else if (end === -1) tokens.push({ kind: 'same', char });
    else {
      tokens.push(characterSet(pattern.slice(at + 1, end)));
      at = end;
    }
  }
  return tokens;
}

/** Where the set that opens at `open` ends: a bracket right after `[` or `[!` belongs to the set. */
function closing(pattern: readonly string[], open: number): number {
  const first = pattern[open + 1] === '!' ? open + 2 : open + 1;
  return pattern.indexOf(']', pattern[first] === ']' ? first + 1 : first);
}

/** A range whose ends are reversed is empty, as since Python 3.9. */
function characterSet(inner: readonly string[]): Token {
  const negated = inner[0] === '!';
  const chars = negated ? inner.slice(1) : inner;
  const ranges: [string, string][] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const low = chars[at] ?? '';
    const high = chars[at + 2];
    const ranged = chars[at + 1] === '-' && high !== undefined;
    ranges.push([low, ranged ? high : low]);
    if (ranged) at += 2;
  }
  return { kind: 'set', negated, ranges };
}

/** Greedy with one way back, to the latest run: linear in practice, never exponential. */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let token = 0;
  let char = 0;
  let retry: { token: number; char: number } | undefined;
  while (char < text.length) {
    const current = tokens[token];
    if (current?.kind === 'run') {
      retry = { token, char };
      token += 1;
    } else if (current !== undefined && accepts(current, text[char] ?? '')) {
      token += 1;
      char += 1;
    } else if (retry !== undefined) {
      retry.char += 1;
      char = retry.char;
      token = retry.token + 1;
    } else return false;
  }
  return tokens.slice(token).every(({ kind }) => kind === 'run');
}

function accepts(token: Token, char: string): boolean {
  if (token.kind === 'one') return true;
  if (token.kind === 'same') return token.char === char;
  if (token.kind === 'run') return false;
  const point = char.codePointAt(0) ?? 0;
  const inside = token.ranges.some(([low, high]) => point >= (low.codePointAt(0) ?? 0) && point <= (high.codePointAt(0) ?? 0));
  return inside !== token.negated;
}
