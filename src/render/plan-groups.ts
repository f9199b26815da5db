import type { PlanEntry, ReportPlan } from '#report';

export interface PlanGroup {
  readonly kind: keyof PlanGroups;
  readonly title: string;
  readonly entries: readonly PlanEntry[];
}

/** The plan as people ask for it: what was changed, what follows from it, what else was asked for; tests apart. */
export interface PlanGroups {
  readonly changed: PlanGroup;
  readonly downstream: PlanGroup;
  /** Selected by other criteria than the change. */
  readonly others: PlanGroup;
  /** Tests that are picked along with what they test. */
  readonly tests: PlanGroup;
}

export function groupPlan({ entries }: ReportPlan): PlanGroups {
  const isChanged = ({ why }: PlanEntry) => why === 'modified' || why === 'new';
  const isTest = (entry: PlanEntry) => !isChanged(entry) && (entry.resource_type === 'test' || entry.resource_type === 'unit_test');
  const rest = entries.filter((entry) => !isChanged(entry) && !isTest(entry));
  return {
    changed: { kind: 'changed', title: 'Changed', entries: entries.filter(isChanged) },
    downstream: { kind: 'downstream', title: 'Downstream', entries: rest.filter(({ why }) => why === 'downstream') },
    others: { kind: 'others', title: 'Also selected', entries: rest.filter(({ why }) => why !== 'downstream') },
    tests: { kind: 'tests', title: 'Tests', entries: entries.filter(isTest) },
  };
}
