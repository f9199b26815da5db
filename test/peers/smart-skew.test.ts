/** Smart mode on manifests that others published: what only skew selects goes, what really changed stays. */
import { describe, expect, it } from 'vitest';
import { type Project, readManifest } from '#artifacts';
import { type SmartReason, applySmart, compareProjects, judgeSmart, measureSkew } from '#state';
import { valueOf } from '../support/result.ts';
import { bytesOfPublished, whyNonePublished } from './published.ts';

const missing = whyNonePublished();

interface Figures {
  readonly exact: number;
  readonly smart: number;
  readonly drops: Readonly<Record<string, number>>;
  readonly additions: Readonly<Record<string, number>>;
}

/** New or modified resources under either mode, what each rule does, and what stays. */
function judge(before: string, after: string): { readonly figures: Figures; readonly changed: readonly string[] } {
  const [base, head] = [load(before), load(after)];
  const diff = valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: 'auto' }));
  const smart = judgeSmart(diff, { base, head }, { rulesOff: [] });
  const count = ({ states }: typeof diff): number => [...states.values()].filter(({ isNew, isModified }) => isNew || isModified).length;
  const figures = { exact: count(diff), smart: count(applySmart(diff, smart)), drops: byRule(smart.drops), additions: byRule(smart.additions) };
  const { measures, together, changed } = measureSkew(diff, smart);
  const skews = measures.map(({ skew, alone }) => `${skew.kind} ${alone.length}`).join(', ');
  console.log(`${before} -> ${after}: exact ${figures.exact}, smart ${figures.smart}; by skew: ${skews || 'none'}, by several ${together.length}`);
  return { figures, changed };
}

function load(folder: string): Project {
  const path = `${folder}/manifest.json.gz`;
  return valueOf(readManifest(bytesOfPublished(path), path));
}

function byRule(found: ReadonlyMap<string, readonly SmartReason[]>): Readonly<Record<string, number>> {
  const rules = [...found.values()].flatMap((reasons) => [...new Set(reasons.map(({ rule }) => rule))]).sort();
  return Object.fromEntries([...new Set(rules)].map((rule) => [rule, rules.filter((one) => one === rule).length]));
}

const TESTS = 'unit_test.dbt_bouncer_test_project.customers';

describe.skipIf(missing !== undefined)(`smart mode on published manifests${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it.each([
    ['1.10', '1.11', 'bouncer/dbt-110', 'bouncer/dbt-111', { exact: 0, smart: 0, drops: {}, additions: {} }],
    ['1.11', '1.10', 'bouncer/dbt-111', 'bouncer/dbt-110', { exact: 0, smart: 0, drops: {}, additions: {} }],
    [
      '1.12',
      '2.0',
      'bouncer/dbt-112',
      'bouncer/dbt-20',
      { exact: 5, smart: 0, drops: { 'smart/renamed-by-engine': 3, 'smart/semantic-defaults': 1, 'smart/stored-hash': 1 }, additions: {} },
    ],
    [
      '1.8.9',
      '1.9.0',
      'bigquery-jaffle/2024-12-16-dbt-1.8',
      'bigquery-jaffle/2024-12-16',
      { exact: 10, smart: 0, drops: { 'smart/builtin-macros': 9, 'smart/hook-spelling': 9 }, additions: {} },
    ],
  ])('selects nothing of one project under %s and %s', (_before, _after, before, after, figures) => {
    expect(judge(before, after)).toEqual({ figures, changed: [] });
  });

  it('selects of one project under 2.0 and then 1.12 what rests on a fixture, whose rows 2.0 does not store', () => {
    const { figures, changed } = judge('bouncer/dbt-20', 'bouncer/dbt-112');
    expect([figures.exact, figures.smart, figures.additions]).toEqual([50, 3, {}]);
    expect(changed).toEqual([`${TESTS}.test_clv_logic_historical_v1`, `${TESTS}.test_clv_logic_historical_v2`, `${TESTS}.test_clv_logic_v3`]);
  });

  // The project was edited between the builds with 1.10 and 1.11 (7 August) and those with 1.12 and 2.0 (20 August).
  it.each([
    ['bouncer/dbt-110', 'bouncer/dbt-112', 46, 48],
    ['bouncer/dbt-111', 'bouncer/dbt-112', 46, 48],
    ['bouncer/dbt-110', 'bouncer/dbt-20', 10, 43],
    ['bouncer/dbt-111', 'bouncer/dbt-20', 10, 43],
    ['bouncer/dbt-112', 'bouncer/dbt-110', 44, 42],
    ['bouncer/dbt-112', 'bouncer/dbt-111', 44, 42],
    ['bouncer/dbt-20', 'bouncer/dbt-110', 61, 47],
    ['bouncer/dbt-20', 'bouncer/dbt-111', 61, 47],
  ])('keeps what was edited between %s and %s', (before, after, exact, smart) => {
    const { figures, changed } = judge(before, after);
    expect([figures.exact, figures.smart]).toEqual([exact, smart]);
    // The rows of this seed, the schema of this source and this model's materialization are among the edits.
    expect(changed).toEqual(
      expect.arrayContaining([
        'model.internal_package.model_1',
        'seed.dbt_bouncer_test_project.raw_orders',
        'source.dbt_bouncer_test_project.dummy_source.customers',
      ]),
    );
  });

  it.each([
    ['a release under another patch of dbt', 'fivetran-hubspot/38114c72a0', 'fivetran-hubspot/7ffbfa1b80', 176],
    ['a pull request', 'recce/base', 'recce/pr2', 3],
    ['consecutive commits of a release', 'fivetran-log/pull-requests/d067e57531', 'fivetran-log/pull-requests/652e21461c', 1],
    ['two deployments', 'databricks-lakehouse/a778234', 'databricks-lakehouse/b0f5c56', 7],
  ])('keeps every change of %s', (_, before, after, exact) => {
    const { figures, changed } = judge(before, after);
    expect([figures, changed.length]).toEqual([{ exact, smart: exact, drops: {}, additions: {} }, exact]);
  });
});
