/** Judging two built projects, for the tests of smart mode. */
import type { Project } from '#artifacts';
import { type SmartDiff, type SmartReason, type StateDiff, judgeSmart } from '#state';
import type { ProjectBuilder } from '../../support/project.ts';
import { compareBuilt } from '../compare.ts';
import type { Case } from './cases/case.ts';

export interface Judged {
  readonly base: Project;
  readonly head: Project;
  readonly diff: StateDiff;
  readonly smart: SmartDiff;
}

export function judge({ base, head, compare = {} }: Omit<Case, 'name'>, rulesOff: readonly string[] = []): Judged {
  const sides = { base: built(base), head: built(head) };
  const diff = compareBuilt(sides.base, sides.head, compare);
  return { ...sides, diff, smart: judgeSmart(diff, sides, { rulesOff }) };
}

function built(side: ProjectBuilder | Project): Project {
  return 'build' in side ? side.build() : side;
}

/** Ids that a rule drops or adds. */
export function idsOf({ smart }: Judged, rule: string): readonly string[] {
  const isNamed = (reasons: readonly SmartReason[]): boolean => reasons.some((reason) => reason.rule === rule);
  return [...smart.drops, ...smart.additions].filter(([, reasons]) => isNamed(reasons)).map(([id]) => id);
}
