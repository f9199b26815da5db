import type { Result } from '#kernel';
import { type CommandLine, parseArguments } from '#settings';
import { consoleLog } from './console-log.ts';
import { dispatch } from './dispatch.ts';
import { exitCodeOf, exitCodeOfRefusals } from './exit-code.ts';
import type { Outcome, Shell } from './outcome.ts';
import { renderRefusals } from './render-refusals.ts';
import { writeResult } from './write-result.ts';

/** Runs one command line; returns the exit code of interface.md section 2. Defects are thrown. */
export async function run(argv: readonly string[], process: NodeJS.Process): Promise<number> {
  const line = parseArguments(argv);
  const outcome = line.ok ? await answerLine(line.value, process) : line;
  if (outcome.ok) return exitCodeOf(outcome.value);
  process.stderr.write(renderRefusals(outcome.refusals));
  return exitCodeOfRefusals(outcome.refusals);
}

async function answerLine(line: CommandLine, process: NodeJS.Process): Promise<Result<Outcome>> {
  const outcome = await dispatch(line, openShell(line, process));
  if (!outcome.ok) return outcome;
  const written = await writeResult(outcome.value.text, line.common.output, process.stdout);
  return written.ok ? outcome : written;
}

/** Of lines in files and pipes, in characters. */
const PLAIN_WIDTH = 120;

function openShell({ common }: CommandLine, { env, stdout, stderr }: NodeJS.Process): Shell {
  const plain = common.noColor || common.output !== undefined || (env['NO_COLOR'] ?? '') !== '';
  return {
    log: consoleLog(common, stderr),
    clock: { now: () => new Date() },
    terminal: { color: !plain && stdout.isTTY, width: stdout.isTTY ? stdout.columns : PLAIN_WIDTH },
    env,
  };
}
