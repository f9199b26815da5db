import { ok, type Result } from '#kernel';
import type { CommandLine } from '#settings';
import { answer, type Outcome } from '../outcome.ts';
import { VERSION } from '../version.ts';

/** The version of Sluice and of the Node that runs it. */
export function version({ format }: Extract<CommandLine, { command: 'version' }>): Result<Outcome> {
  const versions = { sluice: VERSION, node: process.versions.node };
  return ok(answer(format === 'json' ? `${JSON.stringify(versions)}\n` : `sluice ${versions.sluice} (Node ${versions.node})\n`));
}
