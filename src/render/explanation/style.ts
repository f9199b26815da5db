import { breakCommands } from '../escape.ts';
import type { LayOut } from '../lay-out-sql.ts';
import { type Palette, wrap } from '../terminal.ts';

/** How an explanation is set. `layOut`: undefined leaves SQL as it was written. */
export interface Style {
  readonly palette: Palette;
  readonly width: number;
  readonly layOut: LayOut | undefined;
}

/** Lines that belong together; an empty line stands between two blocks. */
export type Blocks = readonly (readonly string[])[];

export const indent = (line: string): string => (line === '' ? '' : `  ${line}`);

// What stands deepest in an explanation is indented by so much.
const INDENT_MAX = 6;

/** A sentence in lines that fit, wherever it stands. */
export function say(sentence: string, { width }: Style): readonly string[] {
  return wrap(breakCommands(sentence), width - INDENT_MAX).split('\n');
}
