import type { NonEmpty, Refusal } from '#kernel';
import type { Outcome } from './outcome.ts';

export const DEFECT = 70;
/** 128 + SIGINT, as shells report a program that the user stopped. */
export const INTERRUPTED = 130;

export const exitCodeOf = (outcome: Outcome): 0 | 1 => (outcome.gateClosed ? 1 : 0);

/** 2 for wrong usage, 3 for what cannot be read or reached; usage wins, since it has to be corrected first. */
export function exitCodeOfRefusals(refusals: NonEmpty<Refusal>): 2 | 3 {
  return refusals.some(({ kind }) => kind === 'usage') ? 2 : 3;
}
