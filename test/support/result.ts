import type { Refusal, Result } from '#kernel';

/** The value of a result that must be one; otherwise the test fails with what was refused. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${result.refusals.map(({ code, what, why }) => `${code}: ${what} (${why ?? 'no reason'})`).join('; ')}`);
}

/** What was refused; empty when nothing was. */
export function refusalsOf(result: Result<unknown>): readonly Refusal[] {
  return result.ok ? [] : result.refusals;
}

export function codesOf(result: Result<unknown>): readonly string[] {
  return refusalsOf(result).map((refusal) => refusal.code);
}
