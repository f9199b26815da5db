import { describe, expect, it } from 'vitest';
import { renderComment, renderPlanText, renderText } from '#render';
import { type Report, type ReportSmart, parseReport } from '#report';
import { report } from '../support/report.ts';

const SMART: ReportSmart = {
  changed: { exact: 5, smart: 3 },
  selected: { exact: 41, smart: 12 },
  dropped: 3,
  added: 1,
  drops: [
    {
      rule: 'smart/comments',
      confidence: 'proven',
      summary: 'comments of `SQL`',
      count: 3,
      unique_ids: ['model.shop.orders', 'model.shop.<b>', 'model.shop.lines'],
    },
  ],
  additions: [{ rule: 'smart/hidden-macros', confidence: 'likely', summary: 'hidden macros', count: 1, unique_ids: ['model.shop.revenue'] }],
  skews: [{ kind: 'engine', before: 'v1', after: 'v2', count: 2, unique_ids: ['model.shop.orders', 'model.shop.lines'], wayOut: 'Build anew.' }],
  off: [],
};
const AGREED: ReportSmart = { ...SMART, selected: { exact: 4, smart: 4 }, dropped: 0, added: 0, drops: [], additions: [], skews: [] };
const PLAIN = { color: false, width: 140 };

const built = (smart: ReportSmart, mode: Report['plan']['mode'] = 'exact') => report().entry('orders', {}).plan({ smart, mode }).build();
const textOf = (smart: ReportSmart, mode?: Report['plan']['mode']) => renderPlanText(built(smart, mode).plan, PLAIN);

describe('the plan in the terminal', () => {
  it('tells both sizes, each rule with its names, and what skew does', () => {
    expect(textOf(SMART).split('\n').slice(2, 9)).toEqual([
      'Smart mode',
      '  Smart mode would select 12 instead of 41: it drops 3 of 5 changed resources, and adds 1 whose change dbt does not see.',
      '  - smart/comments       3  proven  model.shop.orders, model.shop.<b>, model.shop.lines',
      '  + smart/hidden-macros  1  likely  model.shop.revenue',
      '  2 resources are selected because of another engine alone (v1, v2). Build anew.',
      '',
      'Changed (1)',
    ]);
  });

  it('says nothing where smart mode agrees', () => {
    expect(textOf(AGREED)).not.toContain('Smart mode');
  });

  it('names the size of exact beside that of smart', () => {
    expect(textOf(SMART, 'smart')).toContain('Smart mode selects 12, dbt itself 41: it drops 3 of 5 changed resources');
    expect(textOf(AGREED, 'smart')).toContain('Smart mode selects what dbt itself selects.');
  });

  it('counts the names that it leaves out', () => {
    const [drop] = SMART.drops;
    expect(textOf({ ...SMART, drops: drop === undefined ? [] : [{ ...drop, count: 30 }] })).toContain('model.shop.lines, and 27 more');
  });
});

describe('the report in the terminal', () => {
  it('tells both sizes', () => {
    expect(renderText(built(SMART), PLAIN)).toContain('  Smart mode would select 12 instead of 41');
  });
});

describe('the comment', () => {
  const section = (smart: ReportSmart): readonly string[] => {
    const lines = renderComment(built(smart)).split('\n');
    const start = lines.findIndex((line) => line.includes('<b>Smart mode</b>'));
    return start < 0 ? [] : lines.slice(start, lines.indexOf('</details>', start));
  };

  it('folds smart mode behind its sizes, with a table of the rules', () => {
    expect(section(SMART)).toEqual([
      '<summary><b>Smart mode</b> would select 12 instead of 41: it drops 3 of 5 changed resources, and adds 1 whose change dbt does not see.</summary>',
      '',
      '| Rule | Resources | Which | What it finds |',
      '| :-- | --: | :-- | :-- |',
      '| `smart/comments`<br><sub>proven</sub> | drops 3 | `orders`, `<b>`, `lines` | comments of `SQL` |',
      '| `smart/hidden-macros`<br><sub>likely</sub> | adds 1 | `revenue` | hidden macros |',
      '',
      '- 2 resources are selected because of another engine alone \\(v1, v2\\)\\. Build anew\\.',
      '',
    ]);
  });

  it('has no such fold where smart mode agrees', () => {
    expect(section(AGREED)).toEqual([]);
  });

  it('does not call a change none that smart mode sees', () => {
    const unseen = report()
      .plan({ smart: { ...SMART, dropped: 0, drops: [], skews: [] } })
      .build();
    expect(unseen.verdict.summary).toBe('Gate open: dbt sees no change, smart mode 1 changed resource');
    expect(renderComment(unseen)).toContain('smart/hidden-macros');
  });
});

describe('a stored report', () => {
  it('keeps smart mode', () => {
    expect(parseReport(JSON.parse(JSON.stringify(built(SMART))), 'report.json')).toEqual({ ok: true, value: built(SMART) });
  });

  it('may be of a version without it', () => {
    const { smart: _, ...plan } = built(SMART).plan;
    expect(parseReport({ ...built(SMART), plan }, 'report.json').ok).toBe(true);
  });
});
