import { compareCoverage, type Coverage, type Measured } from '#coverage';
import { type Finding, type NotEvaluated, type Result, ok } from '#kernel';
import { checkPolicy, judgePolicy } from '#policy';
import type { Checkout } from '#ports';
import { makeReport, type Report, type ReportParts } from '#report';
import { judgeRules } from '#rules';
import type { FileSettings } from '#settings';
import type { ArtifactSet } from './artifact-set.ts';
import { excuseMoved, movedIds } from './excuse-moved.ts';
import { locateFindings } from './locate.ts';
import { type Change, type Plan, planChange } from './plan-change.ts';

/** A change to be judged. Without a base nothing can be compared, and the report says so. */
export interface Review
  extends Omit<Change, 'base'>,
    Pick<ReportParts, 'tool' | 'subject' | 'fidelity' | 'projectFolder' | 'statePath' | 'stateFrom' | 'mode'> {
  readonly base: ArtifactSet | null;
  readonly settings: FileSettings;
  readonly now: Date;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** The stages of a review in their order: compare, select, measure, judge, apply policy, report. */
export async function reviewChange(review: Review, checkout: Checkout): Promise<Result<Report>> {
  const { base, head, settings, now } = review;
  const unknown = checkPolicy(settings);
  if (!unknown.ok) return unknown;
  const plan = base === null ? ok(null) : planChange({ ...review, base, rulesOff: rulesOff(settings) });
  if (!plan.ok) return plan;
  const { diff = null, selection = null, smart = null, drift = null } = plan.value ?? {};
  const sides = { base: base === null ? null : measured(base), head: measured(head) };
  const coverage = compareCoverage({ ...sides, diff, leaveOut: movedIds(drift) });
  const found = await locateFindings(judgeChange(review, plan.value, coverage), {
    head: head.project,
    base: base?.project ?? null,
    checkout,
    projectFolder: review.projectFolder,
  });
  const generatedAt = now.toISOString();
  return ok(
    makeReport({
      ...review,
      generatedAt,
      base: base?.project ?? null,
      head: head.project,
      diff,
      selection,
      smart,
      drift,
      coverage,
      goals: settings.gate.patchCoverage,
      judgement: judgePolicy(excuseMoved(found, drift), settings, generatedAt),
      notEvaluated: [...review.notEvaluated, ...(plan.value?.notEvaluated ?? []), ...unknown.value, ...settings.unused.map(sayUnused)],
    }),
  );
}

/** Rules that the configuration switches off; smart mode looks for its own among them. */
export function rulesOff({ rules }: Pick<FileSettings, 'rules'>): readonly string[] {
  return Object.keys(rules).filter((id) => rules[id] === 'off');
}

function judgeChange({ base, head, settings }: Review, plan: Plan | null, coverage: Coverage): readonly Finding[] {
  if (base === null || plan === null) return [];
  return judgeRules({ ...plan, base: base.project, head: head.project, coverage, goals: settings.gate.patchCoverage });
}

function measured({ project, catalog }: ArtifactSet): Measured {
  return catalog === null ? { project } : { project, catalog };
}

function sayUnused(key: string): NotEvaluated {
  return {
    what: key,
    why: 'this version of Sluice does not act on that key of the configuration',
    next: `Take ${key} out of it, or keep it for a version that does.`,
  };
}
