import { type CoverageCounts, type Ratio, shareOf } from '#coverage';
import { defineRule } from './define-rule.ts';
import { nameNode } from '#artifacts';
import { type PatchModel, patchModels } from './patch-models.ts';
import type { CoverageGoals, Rule } from './types.ts';

export interface PatchRuleSpec {
  readonly id: `coverage/${string}`;
  readonly since: string;
  readonly summary: string;
  /** What the models and columns should have: `a test`. */
  readonly wanted: string;
  readonly next: string;
  readonly goal: keyof CoverageGoals;
  ratio(counts: CoverageCounts): Ratio;
  isCovered(part: PatchModel | PatchModel['columns'][number]): boolean;
}

/** A rule that holds the coverage of the change against the share that the gate asks for; silent when it asks for none. */
export function definePatchRule({ ratio, isCovered, goal: kind, wanted, ...facts }: PatchRuleSpec): Rule {
  return defineRule({
    ...facts,
    kind: 'coverage',
    severity: 'error',
    message: '{covered} of {total} changed models and columns have {wanted}, {share}; the gate asks for {asked}. Without: {missing}.',

    check(subject, report) {
      const goal = subject.goals[kind];
      const measured = subject.coverage.patch === null ? null : ratio(subject.coverage.patch.counts);
      if (goal === null || measured === null || !isBelow(measured, goal)) return;
      const missing = patchModels(subject).flatMap((model) => missingParts(model, isCovered));
      report({
        node: null,
        slots: { ...measured, wanted, share: formatShare(shareOf(measured) ?? 0), asked: formatShare(goal), missing },
        data: { ...measured, goal, missing },
      });
    },
  });
}

function missingParts(model: PatchModel, isCovered: PatchRuleSpec['isCovered']): readonly string[] {
  const name = nameNode(model.model);
  const columns = model.columns.filter((column) => !isCovered(column)).map((column) => `${name}.${column.name}`);
  return isCovered(model) ? columns : [name, ...columns];
}

/** Nothing to cover is enough, and 5 of 6 is enough for a goal of 5/6, however the division rounds. */
function isBelow(ratio: Ratio, goal: number): boolean {
  const share = shareOf(ratio);
  return share !== null && share < goal - 1e-9;
}

/** Rounded down, so that nothing short of everything reads 100%. */
function formatShare(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
