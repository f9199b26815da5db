import { describe, expect, it } from 'vitest';
import type { Model } from '#artifacts';
import { constraint, project } from '../../support/project.ts';
import type { Authored } from '../../support/authored.ts';
import { breaksOf, compare, saidUnder } from '../compare.ts';

const ORDERS = 'model.shop.orders';
const V2 = { engine: 'v2' } as const;
const orders = (fields: Authored<Model> = {}) => project().model('orders', 'select 1', [], { contract: true, columns: { id: 'int' }, ...fields });

describe('a contract under dbt v2', () => {
  it('breaks nothing while it is enforced, whatever its columns', () => {
    expect(compare(orders(), orders({ columns: { key: 'text' } }), V2).breaks).toEqual([]);
  });

  it('breaks when it is no longer enforced', () => {
    const diff = compare(orders(), orders({ contract: false }), V2);
    expect(breaksOf(diff)).toEqual([['enforcement-removed', null, true, false, 'warning']]);
    expect(saidUnder(diff, 'modified')).toEqual([['warning', 'contract-break', ORDERS]]);
  });

  it('breaks as an error when the base has a version', () => {
    const diff = compare(orders({ version: 1 }), orders({ version: 1, contract: false }), V2);
    expect(saidUnder(diff, 'modified')).toEqual([['error', 'contract-break', `${ORDERS}.v1`]]);
  });

  it('takes a column with another description for removed, once it is no longer enforced', () => {
    const diff = compare(orders(), orders({ contract: false, columns: { id: { dataType: 'int', description: 'Key' } } }), V2);
    expect(breaksOf(diff).map(([kind, column]) => [kind, column])).toEqual([
      ['enforcement-removed', null],
      ['column-removed', 'id'],
    ]);
  });

  it('does not ask what the adapter enforces', () => {
    const unique = constraint('unique', { columns: ['id'] });
    const table = { config: { materialized: 'table' } };
    const spark = (fields: Authored<Model>) => orders({ ...table, ...fields }).metadata({ adapterType: 'spark' });
    const diff = compare(spark({ constraints: [unique] }), spark({ contract: false }), V2);
    expect(breaksOf(diff).map(([kind]) => kind)).toEqual(['enforcement-removed', 'model-constraint-removed']);
  });

  it('breaks when a table with constraints becomes a view, once it is no longer enforced', () => {
    const before = orders({ config: { materialized: 'table' }, columns: { id: { dataType: 'int', constraints: [constraint('not_null')] } } });
    const after = orders({ contract: false, columns: { id: { dataType: 'int', constraints: [constraint('not_null')] } } });
    expect(breaksOf(compare(before, after, V2)).map(([kind]) => kind)).toEqual(['enforcement-removed', 'materialization-changed']);
  });

  it('is not missed when its model is gone', () => {
    const diff = compare(orders(), project(), V2);
    expect([diff.breaks, diff.removed.map(({ id }) => id)]).toEqual([[], [ORDERS]]);
  });
});
