import type { Resource } from '#artifacts';
import type { Because, StatePart } from './types.ts';

/** One question about a resource and its counterpart. */
export interface Check<R extends Resource, Rules> {
  /** The `state:modified.<part>` that asks it alone, null when none does. */
  readonly part: StatePart | null;
  /** Plain `state:modified` asks it too. */
  readonly counts: boolean;
  readonly compare: (before: R, after: R, rules: Rules) => readonly Because[];
}

/** What the checks of one resource found. */
export interface Checked {
  readonly parts: ReadonlySet<StatePart>;
  readonly because: readonly Because[];
  readonly aside: readonly Because[];
}

const NOTHING: Checked = { parts: new Set(), because: [], aside: [] };

/** All checks, each with its differences; equal resources share one empty answer. */
export function runChecks<R extends Resource, Rules>(checks: readonly Check<R, Rules>[], [before, after]: readonly [R, R], rules: Rules): Checked {
  let found = NOTHING;
  for (const check of checks) {
    const differences = check.compare(before, after, rules);
    if (differences.length > 0) found = add(found, check, differences);
  }
  return found;
}

function add({ parts, because, aside }: Checked, check: Pick<Check<never, never>, 'part' | 'counts'>, differences: readonly Because[]): Checked {
  return {
    parts: check.part === null ? parts : new Set([...parts, check.part]),
    because: check.counts ? [...because, ...differences] : because,
    aside: check.counts ? aside : [...aside, ...differences],
  };
}
