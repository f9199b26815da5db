import { type ReportPlan, type ReportSmart, type ReportSmartRule, count, formatCount } from '#report';

/** How far a rule can be relied on, in a word or two. */
export const CONFIDENCES = {
  proven: 'proven',
  'as-dbt': 'as dbt with one setup',
  likely: 'likely',
} as const satisfies Record<ReportSmartRule['confidence'], string>;

/** Both modes in a sentence; null where exact is asked for and smart agrees. No name of a user is in it, so that it needs no escaping. */
export function sayModes({ mode, smart }: ReportPlan): string | null {
  if (smart === undefined) return null;
  if (smart.dropped === 0 && smart.added === 0) return mode === 'smart' ? 'Smart mode selects what dbt itself selects.' : null;
  const { exact, smart: other } = smart.selected;
  const isPlan = mode === 'smart';
  const sizes = isPlan
    ? `Smart mode selects ${formatCount(other)}, dbt itself ${formatCount(exact)}`
    : `Smart mode would select ${formatCount(other)} instead of ${formatCount(exact)}`;
  return `${sizes}: it ${[...sayDropped(smart), ...sayAdded(smart)].join(', and ')}.`;
}

function sayDropped({ dropped, changed }: ReportSmart): readonly string[] {
  return dropped === 0 ? [] : [`drops ${formatCount(dropped)} of ${count(changed.exact, 'changed resource')}`];
}

function sayAdded({ added }: ReportSmart): readonly string[] {
  return added === 0 ? [] : [`adds ${formatCount(added)} whose change dbt does not see`];
}

/** What comparing unlike with unlike selects, one sentence for each kind; values raw. */
export function saySkews(smart: ReportSmart): readonly string[] {
  return smart.skews
    .filter((skew) => skew.count > 0)
    .map(
      ({ kind, before, after, count: number, wayOut }) =>
        `${count(number, 'resource')} ${number === 1 ? 'is' : 'are'} selected because of ${NAMES[kind] ?? kind} alone (${before}, ${after}). ${wayOut}`,
    );
}

const NAMES: Readonly<Record<string, string>> = {
  'dbt-version': 'another version of dbt',
  engine: 'another engine',
  flag: 'another setting of state_modified_compare_more_unrendered_values',
  'parse-only': 'a manifest that was only parsed',
};
