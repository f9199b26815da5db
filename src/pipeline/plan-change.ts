import { type Json, type Result, ok } from '#kernel';
import { type Selection, type SelectionRequest, selectResources } from '#selection';
import { type CompareOptions, type StateDiff, compareProjects } from '#state';
import type { ArtifactSet } from './artifact-set.ts';

export interface Change {
  readonly base: ArtifactSet;
  readonly head: ArtifactSet;
  readonly compare: CompareOptions;
  readonly request: SelectionRequest;
  /** Definitions of a selectors file; absent: those of the head manifest. */
  readonly selectors?: ReadonlyMap<string, Json> | undefined;
}

/** The comparison of base and head, and what dbt would select because of it. */
export interface Plan {
  readonly diff: StateDiff;
  readonly selection: Selection;
}

/** Compares, then selects. */
export function planChange({ base, head, compare, request, selectors }: Change): Result<Plan> {
  const diff = compareProjects(base.project, head.project, compare);
  if (!diff.ok) return diff;
  const selection = selectResources({
    head: head.project,
    diff: diff.value,
    request,
    selectors,
    baseResults: base.runResults,
    baseFreshness: base.freshness ?? undefined,
    headFreshness: head.freshness ?? undefined,
  });
  return selection.ok ? ok({ diff: diff.value, selection: selection.value }) : selection;
}
