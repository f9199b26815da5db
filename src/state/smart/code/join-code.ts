import type { Lexis } from './lexis.ts';
import type { Code, CodeToken } from './read-code.ts';
import type { Tag } from './spell-tag.ts';

/**
 * Code in one spelling: two are equal only if the warehouse is given the same tokens. Comments are gone, and so is all
 * white space that no token needs.
 */
export function joinCode({ tokens, endsInComment }: Code, lexis: Lexis, spell: (tag: Tag) => string): string {
  const solid = mergeSpaces(tokens);
  const texts = solid.map((token, index) => textOf(token, { before: solid[index - 1], after: solid[index + 1], lexis, spell }));
  return [...texts, endsInComment ? ' --' : ''].filter((text) => text !== '').join('\u0000');
}

/** No two spaces in a row, and none around the code. */
function mergeSpaces(tokens: readonly CodeToken[]): readonly CodeToken[] {
  const merged: CodeToken[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (!isSpace(token)) merged.push(token);
    else if (!isSpace(last)) merged.push(...(last === undefined ? [] : [token]));
    else merged[merged.length - 1] = { kind: last.kind === 'break' ? 'break' : token.kind, hasBreak: last.hasBreak || token.hasBreak };
  }
  return isSpace(merged.at(-1)) ? merged.slice(0, -1) : merged;
}

interface Place {
  readonly before: CodeToken | undefined;
  readonly after: CodeToken | undefined;
  readonly lexis: Lexis;
  readonly spell: (tag: Tag) => string;
}

function textOf(token: CodeToken, place: Place): string {
  switch (token.kind) {
    case 'tag':
      return place.spell(token.tag);
    case 'break':
      return '\n';
    case 'space':
      return token.hasBreak && areTexts(place) ? '\n' : isNeeded(place) ? ' ' : '';
    default:
      return token.text;
  }
}

/** Two texts on two lines are one text to SQL, on one line they are a mistake. */
function areTexts({ before, after }: Place): boolean {
  return before?.kind === 'quoted' && after?.kind === 'quoted';
}

/** Signs that are a token on their own wherever they stand. */
const ALONE: readonly string[] = ['(', ')', ',', ';'];
/** Signs that only join with other signs, as in `<=` and `||`. */
const JOINING: readonly string[] = ['=', '<', '>', '*', '|'];

/** White space counts where without it two tokens might become one, and where nobody here knows the dialect. */
function isNeeded({ before, after, lexis }: Place): boolean {
  if (!lexis.isStandard) return true;
  const [left, right] = [signOf(before), signOf(after)];
  if (isAmong(ALONE, left) || isAmong(ALONE, right)) return false;
  const joinsLeft = isAmong(JOINING, left) && isBound(after);
  const joinsRight = isAmong(JOINING, right) && isBound(before);
  return !joinsLeft && !joinsRight;
}

function isAmong(signs: readonly string[], sign: string | undefined): boolean {
  return sign !== undefined && signs.includes(sign);
}

function signOf(token: CodeToken | undefined): string | undefined {
  return token?.kind === 'sign' ? token.text : undefined;
}

/** A word or text, which takes no sign into itself. */
function isBound(token: CodeToken | undefined): boolean {
  return token?.kind === 'word' || token?.kind === 'quoted';
}

function isSpace(token: CodeToken | undefined): token is Extract<CodeToken, { readonly kind: 'space' | 'break' }> {
  return token?.kind === 'space' || token?.kind === 'break';
}
