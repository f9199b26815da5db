import { demo } from '../src/cli/commands/demo.ts';

/** The comment of the demo, as the README shows it. */
export async function renderDemoComment(): Promise<string> {
  const log = { debug: ignore, info: ignore, warning: ignore };
  const common = { config: undefined, output: undefined, quiet: true, verbose: false, noColor: true };
  const outcome = await demo(
    { command: 'demo', common, format: 'markdown' },
    { log, clock: { now: () => new Date() }, terminal: { color: false, width: 120 }, env: {} },
  );
  if (!outcome.ok) throw new Error(outcome.refusals.map(({ what }) => what).join('; '));
  return outcome.value.text.trimEnd();
}

function ignore(): void {}
