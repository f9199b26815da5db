import { END_OF_RAW, OPENING, type Token, matchFrom, tokenizeTag } from './tokenize.ts';

/** A part of a template: text that is printed as it stands, a comment, or a tag of which only the tokens matter. */
export type Part = { readonly kind: 'text' | 'comment'; readonly text: string } | { readonly kind: 'output' | 'statement'; readonly tokens: readonly Token[] };

/**
 * The parts of a template in order, as Jinja sees them: line breaks are of one kind, and a `-` at a delimiter has taken
 * the white space beside it. Undefined where Jinja would refuse the template.
 */
export function splitTemplate(template: string): readonly Part[] | undefined {
  const source = template.replaceAll(/\r\n?/g, '\n');
  const parts: Part[] = [];
  let position = 0;
  let isCut = false;
  for (;;) {
    const opening = matchFrom(OPENING, source, position);
    if (opening === undefined) return [...parts, ...textPart(source.slice(position), isCut, false)];
    const span = readSpan(source, opening);
    if (span === undefined) return undefined;
    parts.push(...textPart(source.slice(position, opening.index), isCut, source.charAt(opening.index + 2) === '-'), ...span.parts);
    position = span.end;
    isCut = source.charAt(position - 3) === '-';
  }
}

interface Span {
  readonly parts: readonly Part[];
  readonly end: number;
}

/** What an opening delimiter begins: a tag, a comment or a raw block. */
function readSpan(source: string, { 0: delimiter, index }: RegExpExecArray): Span | undefined {
  const start = index + delimiter.length;
  if (delimiter === '{{' || delimiter === '{%') {
    const tag = tokenizeTag(source, start, delimiter === '{{' ? '}}' : '%}');
    return tag && { parts: [{ kind: delimiter === '{{' ? 'output' : 'statement', tokens: tag.tokens }], end: tag.end };
  }
  const closing = matchFrom(delimiter === '{#' ? /#\}/g : END_OF_RAW, source, start);
  if (closing === undefined) return undefined;
  const text = source.slice(start, closing.index);
  const end = closing.index + closing[0].length;
  if (delimiter === '{#') return { parts: [{ kind: 'comment', text: text.replace(/^[-+]/, '').replace(/[-+]$/, '') }], end };
  return { parts: textPart(text, delimiter.endsWith('-%}'), closing[0].charAt(2) === '-'), end };
}

function textPart(text: string, cutStart: boolean, cutEnd: boolean): readonly Part[] {
  const left = cutStart ? text.replace(/^[^\S\uFEFF]+/, '') : text;
  const cut = cutEnd ? left.replace(/[^\S\uFEFF]+$/, '') : left;
  return cut === '' ? [] : [{ kind: 'text', text: cut }];
}
