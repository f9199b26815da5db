import { ok, type Result, unreachable } from '#kernel';
import type { CommandLine } from '#settings';
import { answer, type Outcome, type Shell } from './outcome.ts';

/** Hands a command line to its command. Each is loaded only when it is asked for: start-up is a budget. */
export async function dispatch(line: CommandLine, shell: Shell): Promise<Result<Outcome>> {
  switch (line.command) {
    case 'help':
      return ok(answer((await import('./render-help.ts')).renderHelp(line.topic)));
    case 'version':
      return (await import('./commands/version.ts')).version(line);
    case 'rules':
      return (await import('./commands/rules.ts')).rules(line);
    case 'plan':
    case 'explain':
    case 'check':
    case 'render':
    case 'store':
    case 'doctor':
    case 'demo':
      throw new Error(`${line.command} is not wired, ${shell.color}`);
    default:
      return unreachable(line);
  }
}
