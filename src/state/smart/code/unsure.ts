/** Thrown inside the reader of code, and caught at its door, where the tokens cannot be told for sure. */
export class Unsure extends Error {}

/** Whether a character has its special meaning in the dialect. */
export function isSpecial(meaning: string): boolean {
  if (meaning === 'unknown') throw new Unsure();
  return meaning !== 'plain';
}
