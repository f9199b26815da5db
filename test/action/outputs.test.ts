import { describe, expect, it } from 'vitest';
import type { Report } from '#report';
import { renderOutputs } from '../../src/action/outputs.ts';
import { report } from '../support/report.ts';

const FILES = { selectorFile: '/temp/selector.txt', statePath: '/temp/state', reportPath: '/shop/report.json', commentUrl: 'https://c', artifactUri: 's3://a' };
const outputs = (judged: Report) => renderOutputs(judged, FILES);

describe('outputs', () => {
  it('tell a change that closes the gate', () => {
    const judged = report().changed('orders', 'body').downstream('revenue', ['orders']).finding('contract/field-removed', 'orders', { column: 'amount' });
    expect(outputs(judged.plan({ selector: 'shop.orders shop.revenue' }).build())).toEqual({
      gate: 'fail',
      selector: 'shop.orders shop.revenue',
      'selector-file': '/temp/selector.txt',
      'has-changes': 'true',
      'modified-count': '1',
      'selected-count': '2',
      'state-path': '/temp/state',
      'breaking-changes': JSON.stringify([
        {
          rule: 'contract/field-removed',
          severity: 'error',
          node: 'model.shop.orders',
          column: 'amount',
          message: 'contract/field-removed found something Do something about it.',
          file: 'models/orders.sql',
          line: 1,
        },
      ]),
      'has-breaking-changes': 'true',
      coverage: '',
      'cost-delta': '',
      'report-path': '/shop/report.json',
      'comment-url': 'https://c',
      'artifact-uri': 's3://a',
      'base-sha': 'b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7',
      'base-source': 'merge-base',
    });
  });

  it('tell a change of nothing', () => {
    expect(outputs(report().build())).toMatchObject({ gate: 'pass', 'has-changes': 'false', 'selected-count': '0', 'breaking-changes': '[]' });
  });

  it('leave out a breaking change that is waived', () => {
    const waived = report().finding('contract/field-removed', 'orders', { waiver: 'agreed' }).build();
    expect(outputs(waived)).toMatchObject({ 'breaking-changes': '[]', 'has-breaking-changes': 'false' });
  });

  it('tell the share of tested models and columns of the change', () => {
    const ratio = (covered: number, total: number) => ({ covered, total });
    const patch = { modelsTested: ratio(1, 2), columnsTested: ratio(3, 4), modelsDocumented: ratio(0, 2), columnsDocumented: ratio(0, 4) };
    expect(outputs(report().coverage({ patch }).build()).coverage).toBe('0.6667');
  });

  it('leave a selector to its file when a shell would not take it', () => {
    expect(
      outputs(
        report()
          .plan({ selector: 'x'.repeat(100_001) })
          .build(),
      ).selector,
    ).toBe('');
  });

  it('cut the list of breaking changes to what GitHub takes, with the number of the others', () => {
    const many = Array.from({ length: 3000 }).reduce(
      (all: ReturnType<typeof report>, _, index) => all.finding('contract/field-removed', `model_${index}`),
      report(),
    );
    const list: readonly { readonly truncated?: number }[] = JSON.parse(outputs(many.build())['breaking-changes']);
    expect(list.length - 1 + (list.at(-1)?.truncated ?? 0)).toBe(3000);
    expect(JSON.stringify(list).length).toBeLessThan(200_100);
  });
});
