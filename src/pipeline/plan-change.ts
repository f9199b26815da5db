import { type Json, type NotEvaluated, type Result, ok } from '#kernel';
import type { Drift, SmartPlan } from '#report';
import { type Selection, type SelectionInput, type SelectionRequest, selectResources } from '#selection';
import { type CompareOptions, type StateDiff, compareProjects } from '#state';
import type { ArtifactSet } from './artifact-set.ts';
import { planSmart } from './plan-smart.ts';
import type { OtherState } from './read-counterpart.ts';
import { separateOrigins } from './separate-origins.ts';

export interface Change {
  readonly base: ArtifactSet;
  readonly head: ArtifactSet;
  readonly compare: CompareOptions;
  readonly request: SelectionRequest;
  /** Definitions of a selectors file; absent: those of the head manifest. */
  readonly selectors?: ReadonlyMap<string, Json> | undefined;
  /** With it, changes of the head are told from what production did meanwhile. */
  readonly other?: OtherState | null;
  /** Rules of smart mode to leave out. */
  readonly rulesOff?: readonly string[];
}

/** The comparison of base and head, and what dbt would select because of it. */
export interface Plan {
  readonly diff: StateDiff;
  readonly selection: Selection;
  /** The same as smart mode sees it. */
  readonly smart: SmartPlan;
  readonly drift: Drift | null;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Compares, then selects. */
export function planChange(change: Change): Result<Plan> {
  const { base, head, compare, other = null, rulesOff = [] } = change;
  const diff = compareProjects(base.project, head.project, compare);
  if (!diff.ok) return diff;
  const selection = selectResources(selectionInputOf(change, diff.value));
  if (!selection.ok) return selection;
  const exact = { diff: diff.value, selection: selection.value };
  const select = (smart: StateDiff): Result<Selection> => selectResources(selectionInputOf(change, smart));
  const smart = planSmart(exact, { base: base.project, head: head.project, rulesOff, select });
  if (!smart.ok) return smart;
  const { origins, notEvaluated } = separateOrigins({ base: base.project, head: head.project, diff: diff.value, other, compare });
  const drift = other === null || origins === null ? null : { role: other.role, sha: other.sha, origins };
  return ok({ ...exact, smart: smart.value, drift, notEvaluated: [...notEvaluated, ...smart.value.judged.notEvaluated] });
}

/** Everything that the selection of a change is answered from. */
export function selectionInputOf({ base, head, request, selectors }: Change, diff: StateDiff): SelectionInput {
  return {
    head: head.project,
    diff,
    request,
    selectors,
    baseResults: base.runResults,
    baseFreshness: base.freshness ?? undefined,
    headFreshness: head.freshness ?? undefined,
  };
}
