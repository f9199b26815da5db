import type { NodeId } from '#kernel';
import type { ResourceState, StateDiff } from '#state';
import { COVERAGE_DEFAULTS, countCoverage, measureCoverage, measureModels } from './measure-coverage.ts';
import type { Coverage, CoverageOptions, Measured, PatchCoverage } from './types.ts';

export interface CoverageInput {
  /** Null without a base. */
  readonly base: Measured | null;
  readonly head: Measured;
  /** Null without a base: nothing tells the change from the rest. */
  readonly diff: StateDiff | null;
  /** Differences that are not of this change. */
  readonly leaveOut?: ReadonlySet<NodeId>;
  readonly options?: CoverageOptions;
}

/** Coverage before and after, and of the models that the change touches. */
export function compareCoverage({ base, head, diff, leaveOut = new Set(), options = COVERAGE_DEFAULTS }: CoverageInput): Coverage {
  return {
    base: base === null ? null : measureCoverage(base, options),
    head: measureCoverage(head, options),
    patch: diff === null ? null : measurePatch({ base, head, ids: new Set([...authoredModels(diff)].filter((id) => !leaveOut.has(id))), options }),
  };
}

export interface PatchInput {
  readonly base: Measured | null;
  readonly head: Measured;
  readonly ids: ReadonlySet<NodeId>;
  readonly options?: CoverageOptions;
}

/** Coverage of the given models alone; null when none of them is counted. */
export function measurePatch({ base, head, ids, options = COVERAGE_DEFAULTS }: PatchInput): PatchCoverage | null {
  const among = (measured: Measured) => measureModels(measured, options).filter(({ id }) => ids.has(id));
  const models = among(head);
  const before = base === null ? [] : among(base);
  return models.length === 0 ? null : { counts: countCoverage(models), before: before.length === 0 ? null : countCoverage(before), models };
}

/** The models that the change itself touches. */
export function authoredModels(diff: StateDiff): ReadonlySet<NodeId> {
  return new Set([...diff.states.values()].filter((state) => state.after.resourceType === 'model' && isAuthored(state)).map(({ id }) => id));
}

/** New, or different by itself. A model that only calls a changed macro is not its author's to test or describe. */
export function isAuthored({ isNew, isModified, because }: ResourceState): boolean {
  return isNew || (isModified && because.some(({ check }) => check !== 'macros'));
}
