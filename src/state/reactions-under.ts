import type { Reaction, StateDiff, StateValue } from './types.ts';

/** What dbt says when it is asked for `state:<value>`. */
export function reactionsUnder({ reactions }: StateDiff, value: StateValue): readonly Reaction[] {
  return reactions.filter(({ under }) => under.includes(value));
}

/** Whether dbt exits with an error, and v1 selects nothing, when it is asked for `state:<value>`. */
export function raisesUnder(diff: StateDiff, value: StateValue): boolean {
  return reactionsUnder(diff, value).some(({ level }) => level === 'error');
}
