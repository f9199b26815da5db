import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { project } from '../support/project.ts';
import { refusalsOf, valueOf } from '../support/result.ts';

const shop = project()
  .source('raw', 'orders')
  .model('orders', 'select 1', ['raw.orders'], { path: 'models/marts/orders.sql' })
  .model('customers', 'select 1', [], { version: 1 })
  .model('customers', 'select 2', [], { version: 2 })
  .exposure('orders_report', ['orders'])
  .metric('revenue', ['orders'])
  .macro('cents')
  .macro('star', undefined, [], 'dbt_utils')
  .macro('star', undefined, [], 'other_utils')
  .group('finance');
const base = shop.model('legacy', 'select 1');

const found = (node: string) => {
  const explanation = valueOf(ask({ base, head: shop, node }));
  return 'unique_id' in explanation ? explanation.unique_id : `${explanation.kind} ${explanation.name}`;
};
const refused = (node: string) => refusalsOf(ask({ base, head: shop, node })).map(({ code, what, next }) => `${code}: ${what}. ${next}`);

describe('the name to explain', () => {
  it.each([
    ['a unique_id', 'model.shop.orders', 'model.shop.orders'],
    ['a name', 'orders', 'model.shop.orders'],
    ['a name with its package', 'shop.orders', 'model.shop.orders'],
    ['a file', 'models/marts/orders.sql', 'model.shop.orders'],
    ['a version', 'customers.v2', 'model.shop.customers.v2'],
    ['a table of a source', 'raw.orders', 'source.shop.raw.orders'],
    ['a node of the base alone', 'legacy', 'model.shop.legacy'],
    ['a macro', 'cents', 'macro.shop.cents'],
    ['the unique_id of a macro', 'macro.dbt_utils.star', 'macro.dbt_utils.star'],
    ['a macro with its package', 'other_utils.star', 'macro.other_utils.star'],
    ['a group', 'finance', 'group finance'],
    ['a source', 'raw', 'source-name raw'],
    ['the project', 'shop', 'package shop'],
  ])('can be %s', (_, typed, subject) => {
    expect(found(typed)).toBe(subject);
  });

  it('asks which node is meant', () => {
    expect(refused('customers')).toEqual(["ambiguous-node: 'customers' names 2 nodes. Give one of: model.shop.customers.v1, model.shop.customers.v2."]);
  });

  it('asks which macro is meant', () => {
    expect(refused('star')).toEqual(["ambiguous-node: 'star' names 2 macros. Give one of: macro.dbt_utils.star, macro.other_utils.star."]);
  });

  it('names what is nearest to a slip', () => {
    expect(refused('order_report')).toEqual(["unknown-node: neither the head nor the base has anything called 'order_report'. Did you mean orders_report?"]);
  });

  it('names more than one when more are near', () => {
    expect(refused('customers.v3')).toEqual([
      "unknown-node: neither the head nor the base has anything called 'customers.v3'. Did you mean customers.v1 or customers.v2?",
    ]);
  });

  it('says how to find names when none is near', () => {
    expect(refused('zzz')).toEqual([
      "unknown-node: neither the head nor the base has anything called 'zzz'. Give a unique_id such as model.shop.orders, or a name; `sluice plan --format ids` lists what is selected.",
    ]);
  });
});
