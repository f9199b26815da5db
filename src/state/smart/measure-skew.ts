import type { NodeId } from '#kernel';
import { unreachable } from '#kernel';
import type { Skew, StateDiff } from '../types.ts';
import type { SmartDiff, SmartReason, SkewKind } from './types.ts';

/** What one skew between base and head does to the selection. */
export interface SkewMeasure {
  readonly skew: Skew;
  /** New or modified to dbt because of this skew alone; sorted. */
  readonly alone: readonly NodeId[];
  /** What to do about it, as one sentence. */
  readonly wayOut: string;
}

export interface SkewReport {
  readonly measures: readonly SkewMeasure[];
  /** Selected by several skews together, or by one with differences that mean nothing. */
  readonly together: readonly NodeId[];
  /** What is new or modified whatever dbt wrote the manifests. */
  readonly changed: readonly NodeId[];
}

/** How much of what exact calls new or modified comes from comparing unlike with unlike. */
export function measureSkew(diff: StateDiff, { drops }: SmartDiff): SkewReport {
  const bySkew = [...drops].map(([id, reasons]) => ({ id, skew: onlySkew(reasons) }));
  const changed = [...diff.states.values()].filter(({ id, isModified, isNew }) => (isModified || isNew) && !drops.has(id)).map(({ id }) => id);
  return {
    measures: diff.skews.map((skew) => ({
      skew,
      alone: bySkew.filter((one) => one.skew === skew.kind).map(({ id }) => id),
      wayOut: wayOut(skew),
    })),
    together: bySkew.filter(({ skew }) => skew === 'several').map(({ id }) => id),
    changed: changed.sort(),
  };
}

/** The skew that every reason names; `several` when they name more than one thing and a skew among them; else null. */
function onlySkew(reasons: readonly SmartReason[]): SkewKind | 'several' | null {
  const named = [...new Set(reasons.map(({ skew }) => skew))];
  const [first] = named;
  return named.length === 1 && first !== undefined ? first : named.some((skew) => skew !== null) ? 'several' : null;
}

function wayOut({ kind, before, after }: Skew): string {
  switch (kind) {
    case 'dbt-version':
      return `Let dbt ${after} build production once, or build this change with dbt ${before}.`;
    case 'engine':
      return 'Compare in smart mode until production is built by the new engine once.';
    case 'flag':
      return `Build both sides with one value of state_modified_compare_more_unrendered_values: it was ${before} in the base and ${after} in the head.`;
    case 'parse-only':
      return 'Build the head with dbt compile or dbt build: a manifest of dbt parse does not say which macro calls which.';
    case 'schema-version':
      return 'Build both manifests with one release of dbt.';
    case 'adapter':
      return `Compare with a base that was built for ${after}: what is rendered differs by adapter.`;
    case 'project':
      return `Name a base of the project ${after}: this one belongs to ${before}.`;
    default:
      return unreachable(kind);
  }
}
