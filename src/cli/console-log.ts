import type { CommonFlags } from '#settings';
import type { Log } from '#ports';
import { terminalText } from '#render';

/** Tells progress and trouble on stderr: progress only to a person at a terminal, everything under --verbose. */
export function consoleLog(flags: Pick<CommonFlags, 'quiet' | 'verbose'>, stderr: NodeJS.WriteStream): Log {
  const tell = (message: string): void => {
    stderr.write(`sluice: ${terminalText(message)}\n`);
  };
  const nothing = (): void => {};
  return {
    debug: flags.verbose ? tell : nothing,
    info: flags.verbose || (stderr.isTTY && !flags.quiet) ? tell : nothing,
    warning: flags.quiet ? nothing : tell,
  };
}
