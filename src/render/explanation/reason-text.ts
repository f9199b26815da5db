/** A reason in one sentence, and what stands below it. */
export interface ReasonText {
  readonly sentence: string;
  readonly details: readonly string[];
}

/** A reason from its parts. */
export const reasonText = (sentence: string, ...details: readonly string[]): ReasonText => ({ sentence, details });
