/** Projects to select from. */
import type { Question } from '../../scripts/oracle/question.ts';
import { type ProjectBuilder, project } from '../support/project.ts';
import type { Answer, EngineCase } from './engine-case.ts';
import type { RowId } from './rows.ts';

/** raw.orders -> stg_orders -> orders -> revenue -> board, with countries beside, and tests on one and on two of them. */
export const shop = project()
  .source('raw', 'orders')
  .seed('countries')
  .model('stg_orders', 'select 1', ['raw.orders'], { path: 'models/staging/stg_orders.sql', config: { tags: ['nightly'], materialized: 'table' } })
  .model('orders', 'select 2', ['stg_orders', 'countries'], {
    path: 'models/marts/orders.sql',
    patchPath: 'models/marts/marts.yml',
    config: { tags: ['daily'], group: 'finance', access: 'public', meta: { tier: 1, live: true } },
  })
  .model('revenue', 'select 3', ['orders'], { path: 'models/marts/revenue.sql', config: { group: 'finance' } })
  .test('not_null', 'orders', 'id')
  .singularTest('is_paid', 'select 1', ['stg_orders', 'orders'])
  .exposure('board', ['revenue']);

/** One of everything that is selected by a name of its own. */
export const named = project()
  .model('orders', 'select 1')
  .metric('revenue', ['orders'])
  .semanticModel('orders', 'orders')
  .savedQuery('weekly', ['metric.shop.revenue'])
  .unitTest('adds_up', 'orders')
  .exposure('board', ['orders'])
  .function('area', 'x * y')
  .source('raw', 'orders');

/** Three versions, the second of which is the latest, and a model without. */
export const versioned = [0, 1, 2]
  .reduce((builder, version) => builder.model('orders', `select ${version}`, [], { version, latestVersion: 1 }), project())
  .model('revenue', 'select 9');

/** A question about a project; one answer stands for both engines. */
export type Asked = readonly [row: RowId, what: string, head: ProjectBuilder, question: Question, v1: Answer, v2?: Answer];

export function asked(list: readonly Asked[]): readonly EngineCase[] {
  return list.map(([row, what, head, question, v1, v2 = v1]) => ({ row, what, base: null, head, question, v1, v2 }));
}

/** `--select` without tests that come along. */
export const only = (...select: readonly string[]): Question => ({ select, mode: 'empty' });
