import { DEFECT, INTERRUPTED } from './exit-code.ts';
import { run } from './run.ts';

// A reader that has seen enough, such as `head`, closes the pipe: that is no mistake of anyone's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
process.once('SIGINT', () => process.exit(INTERRUPTED));
process.on('uncaughtException', reportDefect);
process.on('unhandledRejection', reportDefect);

process.exitCode = await run(process.argv.slice(2), process);

/** The one place where a mistake of ours ends up. The stack helps us and nobody else, so it has to be asked for. */
function reportDefect(error: unknown): never {
  const verbose = process.argv.includes('--verbose');
  const what = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error ? (error.stack ?? what) : what;
  process.stderr.write(
    `sluice: a defect in Sluice, not in your project: ${verbose ? trace : what}\n        Please report it with the command and the output of \`sluice version\`${verbose ? '' : ' and of --verbose'}.\n`,
  );
  process.exit(DEFECT);
}
