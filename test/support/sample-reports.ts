/** Reports of the situations that a reviewer meets, for pictures and golden texts. */
import type { Report } from '#report';
import { differs, report } from './report.ts';

const ratio = (covered: number, total: number) => ({ covered, total });

const SQL = {
  before: 'select\n    order_id,\n    customer_id,\n    amount::decimal(18, 2) as amount,\n    status\nfrom {{ ref("stg_orders") }}\nwhere status <> \'test\'',
  after:
    "select\n    order_id,\n    customer_id,\n    amount_cents,\n    status,\n    coalesce(channel, 'web') as channel\nfrom {{ ref(\"stg_orders\") }}\nwhere status <> 'test'",
};

const breaking = report()
  .changed(
    'orders',
    differs('body', 'raw_code', SQL.before, SQL.after),
    differs('configs', 'unrendered_config.materialized', 'view', 'table'),
    differs('contract', 'columns.amount', 'decimal(18,2)', null),
  )
  .changed('stg_payments', { check: 'macros', field: 'macro_sql', before: null, after: null, via: ['macro.shop.money', 'macro.shop.cents'] })
  .added('order_channels')
  .changedMacro(
    'cents',
    '{% macro cents(column) %}\n  ({{ column }} / 100)\n{% endmacro %}',
    '{% macro cents(column) %}\n  ({{ column }} / 100.0)::decimal(18, 2)\n{% endmacro %}',
  )
  .downstream('fct_revenue', ['orders'])
  .downstream('fct_margin', ['orders', 'fct_revenue'])
  .downstream('customer_value', ['orders', 'fct_revenue', 'fct_margin', 'customer_orders', 'customer_months'])
  .downstream('finance_export', ['orders', 'fct_revenue'], 'snapshot')
  .test('not_null_orders_id', 'orders')
  .test('unique_orders_id', 'orders')
  .test('accepted_values_orders_status', 'orders')
  .removed('orders_v1')
  .finding('contract/field-removed', 'orders', {
    column: 'amount',
    place: { file: 'models/marts/orders.yml', line: 12 },
    found: 'Column `amount` is gone from `orders`; its enforced contract promised it.',
    next: 'Bring the column back, or publish the new shape as a new version of `orders` and deprecate this one.',
    consumers: ['Refund service (application, Payments)', 'Weekly KPIs (dashboard, Finance team)'],
    models: 9,
  })
  .finding('contract/type-changed', 'fct_revenue', {
    column: 'total',
    place: { file: 'models/marts/fct_revenue.yml', line: 31 },
    found: 'Column `total` of `fct_revenue` became `double`; its enforced contract promised `decimal(18,2)`.',
    next: 'Keep the type, or publish the new one as a new version of `fct_revenue` and deprecate this one.',
    consumers: ['Weekly KPIs (dashboard, Finance team)'],
    models: 4,
  })
  .finding('coverage/patch-tests', null, {
    found:
      '5 of 9 changed models and columns have a test, 55%; the gate asks for 80%. Without: `orders.channel`, `orders.amount_cents`, `order_channels`, `order_channels.channel`.',
    next: 'Add tests to them, or lower `gate.patch-coverage.tests`.',
  })
  .finding('coverage/new-model-untested', 'order_channels', {
    severity: 'warning',
    found: '`order_channels` is new and has no test.',
    next: 'Add a test on its key.',
    models: 0,
    place: { file: 'models/marts/order_channels.sql', line: 1 },
  })
  .finding('coverage/changed-model-untested', 'stg_payments', { severity: 'info', found: '`stg_payments` was changed and has no test.' })
  .finding('state/public-model-removed', 'orders_v1', {
    waiver: 'agreed with finance (data-platform, until 2026-12-31)',
    found: 'Public model `orders_v1` is gone; other projects may refer to it.',
  })
  .waiver('state/public-model-removed', { node: 'model.shop.orders_v1' })
  .coverage({
    base: { modelsTested: ratio(28, 40), columnsTested: ratio(120, 220), modelsDocumented: ratio(36, 40), columnsDocumented: ratio(180, 220) },
    head: { modelsTested: ratio(28, 40), columnsTested: ratio(119, 223), modelsDocumented: ratio(36, 40), columnsDocumented: ratio(181, 223) },
    patch: { modelsTested: ratio(1, 2), columnsTested: ratio(4, 7), modelsDocumented: ratio(2, 2), columnsDocumented: ratio(6, 7) },
    patchBefore: { modelsTested: ratio(1, 1), columnsTested: ratio(4, 5), modelsDocumented: ratio(1, 1), columnsDocumented: ratio(5, 5) },
    goals: { tests: 0.8, docs: null },
  })
  .covered('orders', 3, 6, { untested: ['amount_cents', 'channel'], undocumented: ['channel'] })
  .covered('order_channels', 0, 1, { untested: ['channel'] })
  .exposure('refunds', { label: 'Refund service', type: 'application', owner: 'Payments', via: ['orders'] })
  .exposure('weekly_kpis', { label: 'Weekly KPIs', owner: 'Finance team', via: ['orders', 'fct_revenue'] })
  .exposure('margin_board', { label: 'Margin board', owner: 'Finance team', via: ['orders', 'fct_revenue', 'fct_margin'] })
  .reaching(9);

const warnings = report()
  .changed('stg_customers', differs('configs', 'unrendered_config.meta.owner', 'crm', 'growth'))
  .downstream('customers', ['stg_customers'])
  .downstream('customer_value', ['stg_customers', 'customers'])
  .test('unique_customers_id', 'customers')
  .finding('coverage/changed-model-untested', 'stg_customers', {
    severity: 'warning',
    found: '`stg_customers` was changed and has no test.',
    next: 'Add a test on its key, or a unit test of what the change is for.',
    place: { file: 'models/staging/stg_customers.sql', line: 1 },
    consumers: ['Churn model (ml, Data science)'],
    models: 2,
  })
  .coverage({
    base: { modelsTested: ratio(28, 40), columnsTested: ratio(120, 220), modelsDocumented: ratio(36, 40), columnsDocumented: ratio(180, 220) },
    head: { modelsTested: ratio(28, 40), columnsTested: ratio(120, 220), modelsDocumented: ratio(36, 40), columnsDocumented: ratio(180, 220) },
    patch: { modelsTested: ratio(0, 1), columnsTested: ratio(0, 3), modelsDocumented: ratio(1, 1), columnsDocumented: ratio(3, 3) },
    patchBefore: { modelsTested: ratio(0, 1), columnsTested: ratio(0, 3), modelsDocumented: ratio(1, 1), columnsDocumented: ratio(3, 3) },
  })
  .covered('stg_customers', 0, 3, { untested: ['id', 'name', 'email'] })
  .exposure('churn', { label: 'Churn model', type: 'ml', owner: 'Data science', via: ['stg_customers', 'customers'] })
  .reaching(2)
  .fidelity({
    baseSource: 'ancestor',
    notes: ['The merge base has no stored artifacts; its nearest stored ancestor is 4 commits older.'],
    skews: [{ kind: 'dbt-version', before: '1.10.2', after: '1.12.6' }],
  });

const good = report()
  .changed('stg_orders', differs('body', 'raw_code', 'select 1 as id', 'select 1 as id -- one'))
  .downstream('orders', ['stg_orders'])
  .test('unique_orders_id', 'orders')
  .coverage({
    base: { modelsTested: ratio(40, 40), columnsTested: ratio(200, 220), modelsDocumented: ratio(40, 40), columnsDocumented: ratio(220, 220) },
    head: { modelsTested: ratio(40, 40), columnsTested: ratio(201, 220), modelsDocumented: ratio(40, 40), columnsDocumented: ratio(220, 220) },
    patch: { modelsTested: ratio(1, 1), columnsTested: ratio(1, 1), modelsDocumented: ratio(1, 1), columnsDocumented: ratio(1, 1) },
    patchBefore: { modelsTested: ratio(1, 1), columnsTested: ratio(0, 1), modelsDocumented: ratio(1, 1), columnsDocumented: ratio(1, 1) },
    goals: { tests: 1, docs: 0.8 },
  })
  .covered('stg_orders', 2, 1)
  .reaching(1);

const noBase = report()
  .with({ contracts: { models: 40, enforcedModels: 5, enforcedModelsBefore: null, breaking: [] } })
  .fidelity({
    baseSha: null,
    baseSource: 'none',
    notes: ['The store has no artifacts of the merge base, of its ancestors or of the branch main.'],
    artifacts: [
      { artifact: 'manifest', side: 'head', uri: 'target/manifest.json', dbtVersion: '1.12.6', generatedAt: '2026-11-25T13:03:40.000Z', ageMinutes: 1 },
    ],
  });

const HOSTILE = '@admin #1 <img src=x onerror=alert(1)> ![i](https://evil.example/i.png) [go](https://evil.example) `x` | www.evil.example \u{202E}gnp.exe';

const hostile = report()
  .changed(HOSTILE, differs('configs', HOSTILE, HOSTILE, '`'.repeat(5)), differs('body', 'raw_code', '```\n<!-- sluice -->', `\`\`\`\`\n${HOSTILE}`))
  .downstream(HOSTILE, [HOSTILE])
  .finding('contract/field-removed', HOSTILE, {
    column: HOSTILE,
    found: `Column \`${HOSTILE}\` is gone, ${HOSTILE}`,
    consumers: [HOSTILE],
    models: 1,
    place: { file: HOSTILE, line: 3 },
  })
  .covered(HOSTILE, 1, 2, { untested: [HOSTILE] })
  .exposure('x', { label: HOSTILE, owner: HOSTILE, type: HOSTILE, via: [HOSTILE] })
  .waiver(HOSTILE, { owner: HOSTILE, reason: HOSTILE, until: HOSTILE })
  .fidelity({ notes: [HOSTILE] });

/** 2,000 resources selected, 60 findings. */
function huge() {
  const name = (index: number) => `mart_with_a_rather_long_name_${index}`;
  let built = report();
  for (let index = 0; index < 100; index += 1)
    built = built.changed(name(index), differs('body', 'raw_code', `select ${index}`, `select ${index} + 1`), 'configs');
  for (let index = 100; index < 2_000; index += 1) built = built.downstream(name(index), [name(index % 100), name((index * 7) % 100)]);
  for (let index = 0; index < 60; index += 1) {
    built = built.finding('contract/field-removed', name(index), {
      column: 'amount',
      found: `Column \`amount\` is gone from \`${name(index)}\`; its enforced contract promised it.`,
      consumers: ['Weekly KPIs (dashboard, Finance team)'],
      models: 30,
    });
  }
  for (let index = 0; index < 40; index += 1)
    built = built.exposure(`board_${index}`, { label: `Board ${index}`, owner: `Team ${index % 4}`, via: [name(index)] });
  return built.reaching(1_900);
}

export const sampleReports: Readonly<Record<string, () => Report>> = {
  breaking: () => breaking.build(),
  warnings: () => warnings.build(),
  good: () => good.build(),
  unchanged: () => report().build(),
  'no-base': () => noBase.build(),
  huge: () => huge().build(),
  hostile: () => hostile.build(),
};
