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
      return (await import('./commands/plan.ts')).plan(line, shell);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(line, shell);
    case 'check':
      return (await import('./commands/check.ts')).check(line, shell);
    case 'render':
      return (await import('./commands/render.ts')).render(line, shell);
    case 'store':
      return (await import('./commands/store.ts')).store(line, shell);
    case 'doctor':
      return (await import('./commands/doctor.ts')).doctor(line, shell);
    case 'demo':
      return (await import('./commands/demo.ts')).demo(line, shell);
    default:
      return unreachable(line);
  }
}
