import type { Refusal } from './refusal.ts';

/** A list with at least one item. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A value, or every reason why there is none: mistakes are collected, never shown one at a time. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: NonEmpty<Refusal> };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (first: Refusal, ...more: Refusal[]): Result<never> => ({ ok: false, refusals: [first, ...more] });

/** All values, or all refusals of all of them. */
export function collect<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const refusals = results.flatMap((result) => (result.ok ? [] : result.refusals));
  const [first, ...more] = refusals;
  if (first !== undefined) return refuse(first, ...more);
  return ok(results.flatMap((result) => (result.ok ? [result.value] : [])));
}

/** Both values, or the refusals of both. */
export function pair<A, B>(first: Result<A>, second: Result<B>): Result<readonly [A, B]> {
  if (!first.ok) return second.ok ? first : refuse(...first.refusals, ...second.refusals);
  return second.ok ? ok([first.value, second.value]) : second;
}
