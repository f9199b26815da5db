import { structuredPatch } from 'diff';
import { plainLines } from './escape.ts';

export interface DiffLine {
  /** `~` stands between two parts of a diff that are not neighbours. */
  readonly sign: '-' | '+' | ' ' | '~';
  readonly text: string;
}

/** The lines in which two texts differ, with some around them. */
export interface TextDiff {
  readonly lines: readonly DiffLine[];
  /** Lines of the diff that are not shown, removed and added ones. */
  readonly left: { readonly removed: number; readonly added: number };
}

// Two texts that share little take long to compare, and no one reads the result.
const EDITS_MAX = 500;
const CONTEXT = 3;

/** Cut to so many lines; undefined when the two have too little in common for a diff to help. */
export function diffTexts(before: string, after: string, linesMax: number): TextDiff | undefined {
  const [old, current] = [before, after].map((text) => plainLines(text));
  const patch = structuredPatch('', '', `${old}\n`, `${current}\n`, undefined, undefined, { context: CONTEXT, maxEditLength: EDITS_MAX });
  if (patch === undefined) return undefined;
  const hunks = patch.hunks.map(({ lines }) => lines.map(readLine));
  const lines = hunks.flatMap((hunk, index) => (index === 0 ? hunk : [GAP, ...hunk]));
  const [shown, rest] = [lines.slice(0, linesMax), lines.slice(linesMax)];
  return { lines: narrow(shown), left: { removed: countSign(rest, '-'), added: countSign(rest, '+') } };
}

const GAP: DiffLine = { sign: '~', text: '...' };

function readLine(line: string): DiffLine {
  const sign = line.charAt(0);
  return { sign: sign === '-' || sign === '+' ? sign : ' ', text: line.slice(1) };
}

function countSign(lines: readonly DiffLine[], sign: DiffLine['sign']): number {
  return lines.filter((line) => line.sign === sign).length;
}

// Minified SQL stands in one line.
const WIDTH_MAX = 200;

/** Cuts lines that are too long to read: a removed line and the one added in its place are cut around their difference. */
function narrow(lines: readonly DiffLine[]): readonly DiffLine[] {
  return lines.map((line, index) => {
    if (line.text.length <= WIDTH_MAX) return line;
    const twin = twinOf(lines, index);
    return { ...line, text: window(line.text, twin === undefined ? 0 : sharedLength(line.text, twin.text)) };
  });
}

/** The line that stands in the other half of a block of removed and added lines. */
function twinOf(lines: readonly DiffLine[], index: number): DiffLine | undefined {
  const sign = lines[index]?.sign;
  const start = lines.slice(0, index).findLastIndex((line) => line.sign === ' ' || line.sign === '~') + 1;
  const length = lines.slice(start).findIndex((line) => line.sign === ' ' || line.sign === '~');
  const block = lines.slice(start, length < 0 ? undefined : start + length);
  const removed = countSign(block, '-');
  if (sign === '-') return block[removed + index - start];
  return sign === '+' ? block.slice(0, removed)[index - start - removed] : undefined;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const LEAD = 60;

function window(text: string, at: number): string {
  const start = Math.max(0, Math.min(at - LEAD, text.length - WIDTH_MAX));
  const end = start + WIDTH_MAX;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
