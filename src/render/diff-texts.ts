import { structuredPatch } from 'diff';
import { plainLines } from './escape.ts';

/** A line of a diff, or a place where so many lines are left out; none of either sign between two parts of a file. */
export type DiffLine = Line | { readonly sign: '~'; readonly removed: number; readonly added: number };

interface Line {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
}

// Two texts that share little take long to compare, and no one reads the result.
const EDITS_MAX = 500;
const CONTEXT = 3;

/** The lines in which two texts differ, at most about so many; undefined when they have too little in common for that to help. */
export function diffTexts(before: string, after: string, linesMax: number): readonly DiffLine[] | undefined {
  const [old = '', current = ''] = [before, after].map((text) => (text === '' ? '' : `${plainLines(text)}\n`));
  const patch = structuredPatch('', '', old, current, undefined, undefined, { context: CONTEXT, maxEditLength: EDITS_MAX });
  if (patch === undefined) return undefined;
  const hunks = patch.hunks.map(({ lines }) => runsOf(lines.map(readLine)));
  const shown = hunks.map((runs) => runs.map((run, index) => narrow(run, [runs[index - 1], runs[index + 1]])).flatMap(cutRun));
  return cutEnd(
    shown.flatMap((lines, index) => (index === 0 ? lines : [{ sign: '~', removed: 0, added: 0 }, ...lines])),
    linesMax,
  );
}

function readLine(line: string): Line {
  const sign = line.charAt(0);
  return { sign: sign === '-' || sign === '+' ? sign : ' ', text: line.slice(1) };
}

/** Lines in a row of one sign. */
type Run = readonly Line[];

function runsOf(lines: readonly Line[]): readonly Run[] {
  const starts = lines.flatMap((line, index) => (line.sign === lines[index - 1]?.sign ? [] : [index]));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

// Minified SQL stands in one line.
const WIDTH_MAX = 200;

/** Cuts lines that are too long to read: a removed line and the one added in its place are cut around their difference. */
function narrow(run: Run, neighbours: readonly (Run | undefined)[]): Run {
  const sign = run[0]?.sign;
  const twins = sign === ' ' ? undefined : neighbours.find((one) => one !== undefined && one[0]?.sign === (sign === '-' ? '+' : '-'));
  return run.map((line, index) =>
    line.text.length <= WIDTH_MAX ? line : { ...line, text: window(line.text, sharedLength(line.text, twins?.[index]?.text ?? '')) },
  );
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

// Of what is gone or new the beginning is enough.
const RUN_MAX = 15;

function cutRun(run: Run): readonly DiffLine[] {
  if (run[0]?.sign === ' ' || run.length <= RUN_MAX + 1) return run;
  return [...run.slice(0, RUN_MAX), countLines(run.slice(RUN_MAX))];
}

function cutEnd(lines: readonly DiffLine[], linesMax: number): readonly DiffLine[] {
  return lines.length <= linesMax ? lines : [...lines.slice(0, linesMax), countLines(lines.slice(linesMax))];
}

function countLines(lines: readonly DiffLine[]): DiffLine {
  const count = (sign: '-' | '+', left: 'removed' | 'added'): number =>
    lines.reduce((sum, line) => sum + (line.sign === sign ? 1 : line.sign === '~' ? line[left] : 0), 0);
  return { sign: '~', removed: count('-', 'removed'), added: count('+', 'added') };
}
