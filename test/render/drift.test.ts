import { describe, expect, it } from 'vitest';
import { renderComment, renderPlanText, renderText } from '#render';
import { type Report, type ReportDrift } from '#report';
import { report } from '../support/report.ts';

const SHA = '7d1f0c3b5a9e8d7c6b5a49382716f5e4d3c2b1a0';
const PLAIN = { color: false, width: 120 };

const drift = (role: ReportDrift['role'], ...untouched: readonly string[]): { readonly drift: ReportDrift } => ({
  drift: { role, sha: SHA, untouched: untouched.map((name) => ({ unique_id: `model.shop.${name}`, difference: 'modified' })) },
});

const entry = (origin: 'yours' | 'moved' | 'unclear') => ({ because: [{ check: 'body', field: 'raw_code', before: 'a', after: 'b' }], origin });

/** What the comment says of production. */
const said = (built: Report): string | undefined =>
  renderComment(built)
    .split('\n')
    .find((line) => line.startsWith('↪️'))
    ?.replaceAll('\\', '');

describe('a production that moved', () => {
  const mixed = report().entry('orders', entry('yours')).entry('customers', entry('moved')).entry('products', entry('moved'));

  it('is told from your own changes in one sentence', () => {
    expect(said(mixed.plan(drift('newest', 'refunds')).build())).toBe(
      '↪️ Production has moved on to 7d1f0c3: of 3 changed resources, 1 is yours and 2 are as production has it already. It changed 1 other, which this change leaves alone.',
    );
  });

  it('is told as well where the plan is made from its latest', () => {
    expect(said(mixed.plan(drift('parted', 'refunds')).build())).toBe(
      "↪️ Production has moved since this change left it at 7d1f0c3: of 3 changed resources, 1 is yours and 2 are production's own.",
    );
  });

  it('leaves a doubt where it may be either', () => {
    expect(said(report().entry('orders', entry('unclear')).plan(drift('newest')).build())).toBe(
      '↪️ Production has moved on to 7d1f0c3: of 1 changed resource, 1 is changed by production as well and may be either.',
    );
  });

  it('is told where it changed what you left alone', () => {
    expect(
      said(
        report()
          .entry('orders', entry('yours'))
          .plan(drift('newest', 'refunds', 'prices'))
          .build(),
      ),
    ).toBe('↪️ Production has moved on to 7d1f0c3. It changed 2 resources, which this change leaves alone.');
  });

  it('says nothing where it changed nothing', () => {
    expect(said(report().entry('orders', entry('yours')).plan(drift('newest')).build())).toBeUndefined();
  });

  it('says how many findings are not yours to settle', () => {
    const excused = mixed.finding('contract/field-removed', 'customers', { waiver: 'production has it already' }).plan(drift('newest'));
    expect(said(excused.build())).toMatch(/ 1 finding on what production did closes no gate\.$/);
  });

  it('marks its changes in the plan of the comment', () => {
    const rows = renderComment(mixed.plan(drift('newest')).build())
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.map((row) => /<sub>([^<]*)<\/sub> \|$/.exec(row)?.[1] ?? null)).toEqual([null, "production's change", "production's change"]);
  });

  it('is told in the terminal', () => {
    const built = mixed.plan(drift('newest')).build();
    const sentence = 'Production has moved on to 7d1f0c3: of 3 changed resources, 1 is yours and 2 are as production has it already.';
    for (const text of [renderPlanText(built.plan, PLAIN), renderText(built, PLAIN)]) {
      expect(text.replaceAll(/\n {2,}/g, ' ')).toContain(sentence);
      expect(text.match(/customers.*SQL \(production's change\)/g)).toHaveLength(1);
    }
  });
});
