import type { Lexis } from './lexis.ts';
import { Unsure, isSpecial } from './unsure.ts';

export interface Comment {
  /** Of the whole comment, without the line break that ends it. */
  readonly length: number;
  readonly content: string;
  readonly isBlock: boolean;
}

/** The comment that begins at a position, if one does. */
export function commentAt(source: string, at: number, lexis: Lexis): Comment | undefined {
  if (source.startsWith('/*', at)) return blockComment(source, at);
  const opening = lineOpening(source, at, lexis);
  return opening === undefined ? undefined : lineComment(source, at, opening);
}

function lineOpening(source: string, at: number, lexis: Lexis): string | undefined {
  if (source.startsWith('--', at)) {
    if (lexis.isStandard || /\s/.test(source.charAt(at + 2))) return '--';
    throw new Unsure();
  }
  if (source.startsWith('//', at) && isSpecial(lexis.slashes)) {
    if (/(?:^|\n)[^\n\S]*$/.test(source.slice(0, at))) return '//';
    throw new Unsure();
  }
  return source.startsWith('#', at) && isSpecial(lexis.hash) ? '#' : undefined;
}

// A backslash before the line break makes some engines read on.
function lineComment(source: string, at: number, opening: string): Comment {
  const lineBreak = source.indexOf('\n', at);
  const content = source.slice(at + opening.length, lineBreak < 0 ? undefined : lineBreak);
  if (content.trimEnd().endsWith('\\')) throw new Unsure();
  return { length: opening.length + content.length, content, isBlock: false };
}

/** Dialects differ on comments inside comments. */
function blockComment(source: string, at: number): Comment {
  const end = source.indexOf('*/', at + 2);
  const content = source.slice(at + 2, end);
  if (end < 0 || `${content}*`.includes('/*')) throw new Unsure();
  return { length: content.length + 4, content, isBlock: true };
}
