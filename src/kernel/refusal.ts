import type { Place } from './place.ts';

/**
 * Why we cannot judge. `usage`: wrong flags, inputs or configuration (exit 2).
 * `input`: something given cannot be read. `service`: something outside cannot be reached (both exit 3).
 */
export type RefusalKind = 'usage' | 'input' | 'service';

/**
 * One thing that kept us from judging: what, where, why, and what to do next.
 * `code` is stable (`manifest-truncated`), for scripts; the sentences are for people.
 */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly code: string;
  /** One sentence without a full stop: what is wrong. */
  readonly what: string;
  /** A file with its line, or a URI. */
  readonly where?: Place;
  /** The cause, when it is known. */
  readonly why?: string;
  /** The next step, as an imperative sentence. */
  readonly next: string;
}
