import { unreachable } from '#kernel';
import type { WriteOutcome } from '#ports';
import type { Runner } from './runner.ts';

/** Tells what became of a comment or a check run. `expected`: a read-only token is what forks always have. */
export function tellOutcome(runner: Runner, outcome: WriteOutcome, told: { readonly what: string; readonly expected: boolean }): void {
  switch (outcome.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
    case 'removed':
      return runner.info(`${told.what} ${outcome.kind}${outcome.url === null ? '' : `: ${outcome.url}`}`);
    case 'skipped':
      return runner.info(`${told.what} skipped: ${outcome.why}`);
    case 'denied':
      if (told.expected) return runner.info(`${told.what} left out, as the token of a fork may not write: the job summary and the report file hold it all.`);
      return runner.warning(`${outcome.why}. ${outcome.next}`);
    case 'failed':
      return runner.warning(`${outcome.why}. ${outcome.next}`);
    default:
      return unreachable(outcome);
  }
}

/** The page of what was written, empty when there is none. */
export const urlOf = (outcome: WriteOutcome): string => ('url' in outcome ? (outcome.url ?? '') : '');
