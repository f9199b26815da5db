import { breakCommands } from './escape.ts';

/** How a terminal is written to. `width` is in characters. */
export interface TerminalOptions {
  readonly color: boolean;
  readonly width: number;
}

/** Colours by what they mean. */
export interface Palette {
  bad(text: string): string;
  doubtful(text: string): string;
  good(text: string): string;
  strong(text: string): string;
  quiet(text: string): string;
}

const CODES = { bad: [31, 39], doubtful: [33, 39], good: [32, 39], strong: [1, 22], quiet: [2, 22] } as const satisfies Record<
  keyof Palette,
  readonly [number, number]
>;

/** The colours of ANSI terminals, or none. */
export function makePalette(color: boolean): Palette {
  const paint =
    ([on, off]: readonly [number, number]) =>
    (text: string): string =>
      color ? `\u{1B}[${on}m${text}\u{1B}[${off}m` : text;
  return { bad: paint(CODES.bad), doubtful: paint(CODES.doubtful), good: paint(CODES.good), strong: paint(CODES.strong), quiet: paint(CODES.quiet) };
}

/** A sentence in lines of at most `width`, each after `indent`; a word that is longer has a line of its own. */
export function wrap(sentence: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  // A line can begin where the sentence did not, and so with a command.
  return [...lines, line].map((text) => `${indent}${breakCommands(text)}`).join('\n');
}

/** Rows with their first cells padded to one width, the last as it is. */
export function alignRows(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
