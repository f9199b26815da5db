import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson, renderPlanText, renderText } from '#render';
import { parseReport } from '#report';
import { hostileText } from '../support/hostile.ts';
import { differs, report } from '../support/report.ts';
import { sampleReports } from '../support/sample-reports.ts';

const plain = { color: false, width: 100 };

describe('the report in a terminal', () => {
  for (const name of ['breaking', 'warnings', 'good', 'unchanged', 'no-base'] as const) {
    it(`looks as it was last looked at in the situation ${name}`, async () => {
      await expect(renderText(sampleReports[name]?.() ?? report().build(), plain)).toMatchFileSnapshot(`../../fixtures/reports/${name}/report.txt`);
    });
  }

  it('has no escape sequences when colours are off', () => {
    expect(renderText(report().changed('orders', 'body').finding('state/a', 'orders').build(), plain).includes('\u{1B}')).toBe(false);
  });

  it('paints the severity when colours are on', () => {
    expect(renderText(report().finding('state/a', 'orders').build(), { color: true, width: 80 })).toContain('\u{1B}[31merror\u{1B}[39m');
  });

  it('gives names no power over the terminal or the runner', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const built = report()
          .entry(text, { resource_type: text, because: [differs(text, text, text, 'x')] })
          .downstream(text, [text])
          .removed(text)
          .finding('state/a', text, { column: text, found: text, next: text, consumers: [text], place: { file: text, line: 1 } })
          .exposure(text, { label: text, owner: text, type: text })
          .waiver(text, { reason: text, owner: text })
          .plan({ select: [text], commands: [text], warnings: [text], raises: [text] })
          .fidelity({ notes: [text] })
          .build();
        const log = `${renderText(built, plain)}${renderPlanText(built.plan, plain)}`;
        const commands = log.split('\n').filter((line) => /^\s*::|##\[/.test(line));
        const unseen = [...log].filter((letter) => letter !== '\n' && /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(letter));
        expect([commands, unseen]).toEqual([[], []]);
      }),
    );
  });
});

describe('the plan in a terminal', () => {
  it('says why each resource is selected', () => {
    const built = report()
      .changed('orders', differs('configs', 'unrendered_config.materialized', 'view', 'table'))
      .added('channels')
      .downstream('revenue', ['orders'])
      .test('unique_orders_id', 'orders')
      .removed('legacy', true)
      .build();
    expect(renderPlanText({ ...built.plan, commands: [] }, plain)).toBe(
      [
        '4 resources selected by --select state:modified+',
        '',
        'Changed (2)',
        '  ~  orders    config materialized: view -> table',
        '  +  channels  new',
        '',
        'Downstream (1)',
        '  >  revenue  orders',
        '',
        'Tests (1)',
        '  ?  unique_orders_id (test)  orders',
        '',
        'Removed (1)',
        '  - model.shop.legacy (disabled)',
        '',
      ].join('\n'),
    );
  });

  it('says when nothing is selected', () => {
    expect(renderPlanText({ ...report().build().plan, commands: [] }, plain)).toBe('Nothing is selected.\n');
  });

  it('tells the calls that lead to a changed macro', () => {
    const because = { check: 'macros', field: 'macro_sql', before: null, after: null, via: ['macro.shop.money', 'macro.shop.cents'] };
    expect(renderPlanText({ ...report().changed('orders', because).build().plan, commands: [] }, plain)).toContain('  ~  orders  macro cents through money\n');
  });
});

describe('the report as JSON', () => {
  it('can be read again, and gives the same bytes', () => {
    for (const sample of Object.values(sampleReports)) {
      const json = renderJson(sample());
      const read = parseReport(JSON.parse(json), 'report.json');
      expect(read.ok && renderJson(read.value)).toBe(json);
    }
  });

  it('holds no command for the runner', () => {
    expect(renderJson(report().finding('state/a', '##[set-output]').build()).includes('##[')).toBe(false);
  });
});
