import type { Project } from '#artifacts';
import type { NotEvaluated } from '#kernel';
import { type CompareOptions, compareProjects, type Origins, type Skew, type StateDiff, traceOrigins } from '#state';
import { type OtherState, originsUnknown } from './read-counterpart.ts';

export interface Separation {
  readonly base: Project;
  readonly head: Project;
  readonly diff: StateDiff;
  readonly other: OtherState | null;
  readonly compare: CompareOptions;
}

/** Whose change each difference is; null without another state of production, or where that cannot be compared fairly. */
export interface SeparatedOrigins {
  readonly origins: Origins | null;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Compares with the other state of production as well, and tells the changes apart. */
export function separateOrigins({ base, head, diff, other, compare }: Separation): SeparatedOrigins {
  if (other === null) return { origins: null, notEvaluated: [] };
  const [older, newer] = other.role === 'newest' ? [base, other.project] : [other.project, base];
  const otherDiff = compareProjects(other.project, head, compare);
  const between = other.isExact ? null : compareProjects(older, newer, compare);
  if (!otherDiff.ok) return unknown(otherDiff.refusals[0].what);
  if (between?.ok === false) return unknown(between.refusals[0].what);
  const skew = otherDiff.value.skews.find((one) => !isPatch(one) && !diff.skews.some((known) => isLike(known, one)));
  if (skew !== undefined) return unknown(`the head and the other state of production differ in ${skew.kind}: ${skew.before} and ${skew.after}`);
  return { origins: traceOrigins({ diff, other: otherDiff.value, between: between?.value ?? null }), notEvaluated: [] };
}

// Patch releases write the same manifests.
function isPatch({ kind, before, after }: Skew): boolean {
  return kind === 'dbt-version' && minorOf(before) === minorOf(after);
}

// What both comparisons have in common puts no difference between them.
function isLike(one: Skew, other: Skew): boolean {
  return one.kind === other.kind && minorOf(one.before) === minorOf(other.before);
}

const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

function unknown(why: string): SeparatedOrigins {
  return { origins: null, notEvaluated: [originsUnknown(why, 'Publish production anew with the release of dbt that pull requests use.')] };
}
