import type { Project } from '#artifacts';
import { type Result, ok } from '#kernel';
import type { SmartPlan } from '#report';
import type { Selection } from '#selection';
import { type StateDiff, applySmart, judgeSmart } from '#state';

interface Exact {
  readonly diff: StateDiff;
  readonly selection: Selection;
}

interface Means {
  readonly base: Project;
  readonly head: Project;
  /** Ids of rules that are switched off. */
  readonly rulesOff: readonly string[];
  /** Puts the same request to another comparison. */
  readonly select: (diff: StateDiff) => Result<Selection>;
}

/** The same change as smart mode sees it, beside the exact plan. */
export function planSmart(exact: Exact, { base, head, rulesOff, select }: Means): Result<SmartPlan> {
  const judged = judgeSmart(exact.diff, { base, head }, { rulesOff });
  if (judged.drops.size === 0 && judged.additions.size === 0) return ok({ judged, ...exact });
  const diff = applySmart(exact.diff, judged);
  const selection = select(diff);
  return selection.ok ? ok({ judged, diff, selection: selection.value }) : selection;
}
