import { type DiffLine, diffTexts } from './diff-texts.ts';
import type { LayOut } from './lay-out-sql.ts';

/**
 * What kind of difference two texts of code have. `line-endings`, `layout` and `white-space`: no word of it differs, as
 * far as can be told. `laid-out`: the diff shows both sides laid out alike, so that only what differs besides shows.
 */
export interface CodeDiff {
  readonly kind: 'line-endings' | 'layout' | 'white-space' | 'laid-out' | 'as-written';
  /** Undefined when there are no lines to show, or too many that differ. */
  readonly diff: readonly DiffLine[] | undefined;
  /** CRLF or LF, when the line endings differ. */
  readonly endings: { readonly before: string; readonly after: string };
}

/** How two texts of code differ, in the most readable form there is. Without a layout their lines are compared as written. */
export function diffCode(before: string, after: string, { layOut, linesMax }: { readonly layOut: LayOut | undefined; readonly linesMax: number }): CodeDiff {
  const endings = { before: endingOf(before), after: endingOf(after) };
  const [old, current] = [before, after].map((text) => text.replaceAll(/\r\n?/g, '\n'));
  if (old === undefined || current === undefined || old === current) return { kind: 'line-endings', diff: undefined, endings };
  const [oldLayout, layout] = [layOut?.(old), layOut?.(current)];
  if (oldLayout !== undefined && layout !== undefined && oldLayout !== layout) {
    return { kind: 'laid-out', diff: diffTexts(oldLayout, layout, linesMax), endings };
  }
  const isLayout = layout !== undefined && oldLayout === layout;
  if (isLayout || wordsOf(old) === wordsOf(current)) {
    return { kind: isLayout ? 'layout' : 'white-space', diff: diffTexts(showSpace(old), showSpace(current), linesMax), endings };
  }
  return { kind: 'as-written', diff: diffTexts(old, current, linesMax), endings };
}

function endingOf(text: string): string {
  return text.includes('\r\n') ? 'CRLF' : text.includes('\r') ? 'CR' : 'LF';
}

function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** White space that cannot be told apart in print: at the ends of lines, and tabs. */
function showSpace(text: string): string {
  return text.replaceAll('\t', '→   ').replaceAll(/ +$/gm, (spaces) => '·'.repeat(spaces.length));
}
