import type { Clock, Log } from '#ports';
import type { TerminalOptions } from '#render';

/** What a command answers: the result for stdout, and whether findings closed the gate. */
export interface Outcome {
  readonly text: string;
  readonly gateClosed: boolean;
}

/** What a command may know of the world besides its flags. */
export interface Shell {
  readonly log: Log;
  readonly clock: Clock;
  /** Without colours under --no-color, NO_COLOR, --output, and when stdout is not a terminal. */
  readonly terminal: TerminalOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `gateClosed` false: most commands have no gate. */
export const answer = (text: string): Outcome => ({ text, gateClosed: false });
