import { unreachable } from '#kernel';
import { type Part, splitTemplate } from '../../jinja/split-template.ts';
import { spellTag } from './spell-tag.ts';
import { trimSpace } from './trim.ts';

/**
 * What alone differs between two templates whose output may be a value, such as macros: `layout` (inside tags),
 * `comments` of Jinja. Their text counts by its characters.
 */
export function compareTemplate(before: string, after: string): 'layout' | 'comments' | 'change' {
  const [old, current] = [splitTemplate(before), splitTemplate(after)];
  if (old === undefined || current === undefined || spell(old) !== spell(current)) return 'change';
  return commentsOf(old) === commentsOf(current) ? 'layout' : 'comments';
}

function commentsOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.kind === 'comment' ? [part.text.trim()] : [])).join('\n');
}

/** Without comments, so that the texts around one are one text. */
function spell(parts: readonly Part[]): string {
  return trimSpace(parts.map(spellPart).join(''));
}

function spellPart(part: Part): string {
  switch (part.kind) {
    case 'comment':
      return '';
    case 'text':
      return part.text;
    case 'output':
    case 'statement':
      return `\u0000${spellTag(part)}\u0000`;
    default:
      return unreachable(part);
  }
}
