import type { Lexis } from './lexis.ts';
import { joinCode } from './join-code.ts';
import { readCode } from './read-code.ts';
import { spellConfigTag, spellTag } from './spell-tag.ts';

/**
 * What alone differs between two pieces of SQL code: `layout` (white space, and quotes inside Jinja), `comments`, or
 * `config` (how one call of `config` is written, besides the two before). Anything else, and anything that cannot be told
 * for sure, is a change.
 */
export type CodeChange = 'layout' | 'comments' | 'config' | 'change';

export function compareCode(before: string, after: string, lexis: Lexis): CodeChange {
  const [old, current] = [readCode(before, lexis), readCode(after, lexis)];
  if (old === undefined || current === undefined) return 'change';
  const isSame = (spell: typeof spellTag): boolean => joinCode(old, lexis, spell) === joinCode(current, lexis, spell);
  if (isSame(spellTag)) return old.comments.join('\n') === current.comments.join('\n') ? 'layout' : 'comments';
  return isSame(spellConfigTag) ? 'config' : 'change';
}
