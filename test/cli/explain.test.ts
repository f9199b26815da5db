import { describe, expect, it } from 'vitest';
import { DEMO_SIDES } from '../support/demo-change.ts';
import { runCli } from '../support/run-cli.ts';

const explain = (node: string, ...flags: readonly string[]) => runCli(['explain', node, ...DEMO_SIDES, ...flags]);

describe('sluice explain', () => {
  it('shows every check that failed, with both values', async () => {
    expect((await explain('orders')).stdout).toBe(`model.shop.orders (models/marts/finance/orders.sql)
is selected by --select state:modified+: it is modified.

What differs:
  body: raw_code
          o.status,
          cast(o.ordered_at as date) as ordered_on,
          cast(o.amount as decimal(12, 2)) as amount,
    -     cast(o.discount as decimal(12, 2)) as discount,
    +     cast(o.quantity as integer) as quantity,
          cast(coalesce(p.paid, 0) as decimal(12, 2)) as paid,
          c.weekday_name
      from {{ ref('stg_orders') }} as o
  persisted_descriptions: columns.discount
    - What the customer did not have to pay.
    + (none)
  persisted_descriptions: columns.quantity
    - (none)
    + Pieces in the basket.
  contract: columns.discount
    - {
    -   "name": "discount",
    -   "data_type": "decimal(12, 2)",
    -   "constraints": []
    - }
    + (none)
  contract: columns.quantity
    - (none)
    + {
    +   "name": "quantity",
    +   "data_type": "integer",
    +   "constraints": []
    + }
`);
  });

  it('shows the way from the change to a node downstream', async () => {
    expect((await explain('letter_list')).stdout).toBe(`exposure.shop.letter_list (models/exposures.yml)
is selected by --select state:modified+: it depends on what was selected.

From the change to it:
  model.shop.stg_payments
    model.shop.int_order_payments
      model.shop.int_customer_orders
        model.shop.customers.v2
          exposure.shop.letter_list
`);
  });

  it.each([
    ['stg_orders', [], 'is not selected by --select state:modified+: it is unmodified, and so is everything that it depends on.'],
    ['legacy_orders', [], 'is not selected: it is in the base, and not in the head any more.'],
    ['orders', ['--select', 'state:new'], 'is not selected by --select state:new, although it is modified.'],
    [
      'customer_names',
      ['--select', 'state:new+'],
      'is not selected by --select state:new+: it is unmodified, and the selection does not reach it from what changed.',
    ],
  ])('tells why %s is not selected under %j', async (node, flags, sentence) => {
    expect((await explain(node, ...flags)).stdout.split('\n')[1]).toBe(sentence);
  });

  it('names the changed nodes that a node depends on when the selection does not reach it', async () => {
    const { stdout } = await explain('customer_names', '--select', 'state:new+');
    expect(stdout).toContain('Changed nodes that it depends on:\n  model.shop.stg_payments\n');
  });

  it.each(['model.shop.customers.v2', 'customers.v2', 'models/marts/customers/customers_v2.sql'])('finds the node by %s', async (node) => {
    const { stdout } = await explain(node, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ unique_id: 'model.shop.customers.v2', selected: true, why: 'downstream', state: 'unmodified' });
  });

  it('asks which node is meant', async () => {
    expect(await explain('customers')).toMatchObject({
      code: 2,
      stderr: "sluice: 'customers' names 3 nodes.\n        Give one of: model.shop.customers.v1, model.shop.customers.v2, source.shop.raw.customers.\n",
    });
  });

  it('names the nearest node for a slip', async () => {
    expect(await explain('revenu_daily')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean revenue_daily?') });
  });
});
