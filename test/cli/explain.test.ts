import { describe, expect, it } from 'vitest';
import { DEMO_SIDES } from '../support/demo-change.ts';
import { runCli } from '../support/run-cli.ts';

const explain = (node: string, ...flags: readonly string[]) => runCli(['explain', node, ...DEMO_SIDES, ...flags]);

describe('sluice explain', () => {
  it('shows every check that failed, with both values', async () => {
    expect((await explain('orders')).stdout).toBe(`model.shop.orders (models/marts/finance/orders.sql)
Selected by --select state:modified+, because its SQL, the description of columns (discount, quantity) and its
contract changed.

What changed (- base, + head)

  SQL (state:modified.body)
    Laid out the same way on both sides, so that only real differences show.
          o.status,
          cast(o.ordered_at as date) as ordered_on,
          cast(o.amount as decimal(12, 2)) as amount,
    -     cast(o.discount as decimal(12, 2)) as discount,
    +     cast(o.quantity as integer) as quantity,
          cast(coalesce(p.paid, 0) as decimal(12, 2)) as paid,
          c.weekday_name
      from

  Description of column discount (state:modified.persisted_descriptions)
    It counts because persist_docs writes it to the warehouse.
    - What the customer did not have to pay.
    + (not set)

  Description of column quantity (state:modified.persisted_descriptions)
    It counts because persist_docs writes it to the warehouse.
    - (not set)
    + Pieces in the basket.

  Contract: column discount (state:modified.contract)
    - name: discount
    - data_type: decimal(12, 2)
    + (not set)

  Contract: column quantity (state:modified.contract)
    - (not set)
    + name: quantity
    + data_type: integer

dbt calls this a breaking change of an enforced contract
  warning: column discount is gone; it was decimal(12, 2)
  It is a warning because the model has no version. dbt warns and goes on; under --warn-error it stops.
`);
  });

  it('shows the way from the change to a node downstream', async () => {
    expect((await explain('letter_list')).stdout).toBe(`exposure.shop.letter_list (models/exposures.yml)
Selected by --select state:modified+, because it depends on model.shop.stg_payments, which changed (its SQL).

The shortest way from there to it
  model.shop.stg_payments
    > model.shop.int_order_payments
      > model.shop.int_customer_orders
        > model.shop.customers.v2
          > exposure.shop.letter_list

What changed there, with both values: sluice explain model.shop.stg_payments
`);
  });

  it.each([
    ['stg_orders', [], 'Not selected by --select state:modified+. Nothing in it changed, and nothing that it depends on changed.'],
    ['legacy_orders', [], 'Not selected by --select state:modified+. The base has it and the head does not: there is nothing left to build.'],
    [
      'orders',
      ['--exclude', 'fqn:*finance*'],
      'Not selected by --select state:modified+. --exclude fqn:*finance* takes it out; without that it would be selected.',
    ],
    ['letter_list', ['--for', 'run'], 'Not selected by --select state:modified+. dbt run does not take exposures: its resource types are model.'],
  ])('tells why %s is not selected under %j', async (node, flags, sentence) => {
    expect((await explain(node, ...flags)).stdout.split('\n')[1]).toBe(sentence);
  });

  it('answers scripts in JSON', async () => {
    const { stdout } = await explain('customers.v2', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'selected', unique_id: 'model.shop.customers.v2', why: 'downstream', state: 'unmodified' });
  });

  it('asks which node is meant', async () => {
    expect(await explain('customers')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: "sluice: 'customers' names 3 nodes.\n        Give one of: model.shop.customers.v1, model.shop.customers.v2, source.shop.raw.customers.\n",
    });
  });

  it('names the nearest node for a slip', async () => {
    expect(await explain('revenu_daily')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean revenue_daily?') });
  });
});
