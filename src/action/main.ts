import { emptyOutputs } from './outputs.ts';
import { runAction } from './run.ts';
import { Runner } from './runner.ts';

/** A defect of ours, as sysexits.h numbers it. */
const DEFECT = 70;

const runner = new Runner();

process.on('uncaughtException', reportDefect);
process.on('unhandledRejection', reportDefect);
process.exitCode = await runAction(process.env, runner);

/** The one place where a mistake of ours ends up. The stack helps us and nobody else: it is shown by debug logging. */
function reportDefect(error: unknown): never {
  const what = error instanceof Error ? error.message : String(error);
  const message = `${what}. This is a mistake of Sluice and not of your project: please report it, with the log of a run under debug logging.`;
  runner.debug(error instanceof Error ? (error.stack ?? what) : what);
  runner.annotate([{ level: 'error', file: null, line: null, title: 'A defect in Sluice', message }]);
  runner.setOutputs(emptyOutputs('fail'));
  process.exit(DEFECT);
}
