import { refuse, type Refusal, type Result } from '#kernel';
import type { History, Log } from '#ports';

/** Asks each in turn until one answers. Why an earlier one did not is told, and all reasons are refused when none does. */
export function firstHistory(histories: readonly History[], log: Log): History {
  return {
    mergeBase: (base, head) => firstAnswer(histories, (history) => history.mergeBase(base, head), log),
    ancestors: (commit, limit) => firstAnswer(histories, (history) => history.ancestors(commit, limit), log),
  };
}

async function firstAnswer<T>(histories: readonly History[], ask: (history: History) => Promise<Result<T>>, log: Log): Promise<Result<T>> {
  const refusals: Refusal[] = [];
  for (const history of histories) {
    const answer = await ask(history);
    if (answer.ok) return told(answer, refusals, log);
    refusals.push(...answer.refusals);
  }
  const [first = NOBODY, ...more] = refusals;
  return refuse(first, ...more);
}

function told<T>(answer: Result<T>, refusals: readonly Refusal[], log: Log): Result<T> {
  for (const { what, why, next } of refusals) log.info(`Asked elsewhere: ${what}${why === undefined ? '' : ` (${why})`}. ${next}`);
  return answer;
}

const NOBODY: Refusal = {
  kind: 'service',
  code: 'history-unknown',
  what: 'nothing tells the history of the repository',
  next: 'Pass `github-token`, or check the repository out.',
};
