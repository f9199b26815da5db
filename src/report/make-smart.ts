import { type NodeId, by } from '#kernel';
import type { Selection } from '#selection';
import { type SmartDiff, type SmartReason, SMART_RULES, type StateDiff, measureSkew } from '#state';
import type { ReportModes, ReportSmart, ReportSmartRule } from './smart-types.ts';

/** What smart mode makes of the same change. */
export interface SmartPlan {
  readonly judged: SmartDiff;
  /** The comparison and the selection as smart mode sees them. */
  readonly diff: StateDiff;
  readonly selection: Selection;
}

interface ExactPlan {
  readonly diff: StateDiff;
  readonly selection: Selection;
}

/** Both modes side by side, with at most so many names of each rule. */
export function makeSmart(exact: ExactPlan, { judged, ...smart }: SmartPlan): ReportSmart {
  return {
    changed: { exact: countChanged(exact), smart: countChanged(smart) },
    selected: { exact: exact.selection.entries.length, smart: smart.selection.entries.length },
    dropped: judged.drops.size,
    added: judged.additions.size,
    drops: byRule(judged.drops),
    additions: byRule(judged.additions),
    skews: measureSkew(exact.diff, judged).measures.map(({ skew, alone, wayOut }) => ({
      kind: skew.kind,
      before: skew.before,
      after: skew.after,
      count: alone.length,
      unique_ids: alone.slice(0, NAMED),
      wayOut,
    })),
    off: judged.off,
  };
}

const NAMED = 20;

function countChanged({ diff }: ExactPlan): ReportModes['exact'] {
  return [...diff.states.values()].filter(({ isNew, isModified }) => isNew || isModified).length;
}

/** The rules that explain most first. */
function byRule(found: ReadonlyMap<NodeId, readonly SmartReason[]>): readonly ReportSmartRule[] {
  const rows = SMART_RULES.map(({ id: rule, confidence, summary }) => {
    const ids = [...found].filter(([, reasons]) => reasons.some((reason) => reason.rule === rule)).map(([id]) => id);
    return { rule, confidence, summary, count: ids.length, unique_ids: ids.slice(0, NAMED) };
  });
  return rows.filter(({ count }) => count > 0).sort(by(({ rule, count }) => `${String(1e9 - count)} ${rule}`));
}
