/** One question for every class of reason that an explanation knows. */
import type { Question } from '../support/ask.ts';
import { constraint, project } from '../support/project.ts';

const ORDERS = `select
    order_id,
    customer_id,
    amount,
    status
from {{ ref('stg_orders') }}
where status <> 'test'`;

/** A small shop: two raw tables, what is staged of them, and what is made of that. */
const shop = project()
  .source('raw', 'orders')
  .source('raw', 'customers')
  .seed('countries', 'code,name\nde,Germany\n')
  .macro('cents', '{% macro cents(column) %}({{ column }} / 100){% endmacro %}')
  .model('stg_orders', "select id as order_id, customer_id, {{ cents('amount') }} as amount, status from {{ source('raw', 'orders') }}", ['raw.orders'], {
    path: 'models/staging/stg_orders.sql',
    macros: ['cents'],
  })
  .model('stg_customers', "select id as customer_id, name from {{ source('raw', 'customers') }}", ['raw.customers'], {
    path: 'models/staging/stg_customers.sql',
  })
  .model('orders', ORDERS, ['stg_orders'], { path: 'models/marts/orders.sql' })
  .model('customer_orders', "select * from {{ ref('orders') }} join {{ ref('stg_customers') }} using (customer_id)", ['orders', 'stg_customers'], {
    path: 'models/marts/customer_orders.sql',
  })
  .test('not_null', 'orders', 'order_id')
  .test('unique', 'stg_customers', 'customer_id')
  .test('relationships', 'orders', 'customer_id', { dependsOn: ['stg_customers'] })
  .singularTest('orders_are_positive', "select * from {{ ref('orders') }} where amount < 0", ['orders'])
  .exposure('weekly_report', ['customer_orders']);

const changedBody = shop.model('orders', ORDERS.replace('amount,', 'round(amount, 2) as amount,'), ['stg_orders'], { path: 'models/marts/orders.sql' });

/** The shop with other fields of one of its models. */
const orders = (fields: Parameters<typeof shop.model>[3], sql = ORDERS) =>
  shop.model('orders', sql, ['stg_orders'], { path: 'models/marts/orders.sql', ...fields });

const COLUMNS = { order_id: 'integer', amount: 'decimal(12, 2)' };
const contracted = (fields: Parameters<typeof shop.model>[3] = {}) =>
  orders({ contract: true, columns: COLUMNS, config: { materialized: 'table' }, ...fields });
const keyed = { order_id: { dataType: 'integer', constraints: [constraint('not_null')] }, amount: 'decimal(12, 2)' };

const long = (word: string) =>
  `select\n${Array.from({ length: 60 }, (_, index) => `    column_${index} as ${word}_${index}`).join(',\n')}\nfrom {{ ref('stg_orders') }}`;

const METRIC = { measure: { name: 'revenue', filter: null, alias: null } };
const semantic = shop
  .semanticModel('orders_semantics', 'orders', { measures: [{ name: 'revenue', agg: 'sum', expr: 'amount' }] })
  .metric('revenue', ['orders_semantics'], { label: 'Revenue', typeParams: METRIC })
  .savedQuery('weekly_revenue', ['revenue'], { metrics: ['revenue'], groupBy: ["TimeDimension('order_id__day', 'week')"], exports: [] });

const GIVEN = [{ input: "ref('stg_orders')", rows: [{ order_id: 1, amount: 10 }] }];
const unitTested = shop.unitTest('rounds_amounts', 'orders', { given: GIVEN, expect: { rows: [{ amount: 10 }], format: 'dict', fixture: null } });

const versioned = (latest: number) =>
  shop
    .model('customers', 'select 1 as id', ['stg_customers'], { version: 1, latestVersion: latest, contract: true, columns: { id: 'integer' } })
    .model('customers', 'select 1 as id, 2 as age', ['stg_customers'], {
      version: 2,
      latestVersion: latest,
      contract: true,
      columns: { id: 'integer', age: 'integer' },
    });

const v2 = { dbtVersion: '2.0.0' };

const chained = shop
  .macro('money', '{% macro money(column) %}cast({{ cents(column) }} as decimal(12, 2)){% endmacro %}', ['cents'])
  .model('refunds', "select {{ money('amount') }} as amount from {{ ref('stg_orders') }}", ['stg_orders'], {
    path: 'models/marts/refunds.sql',
    macros: ['money'],
  });
const rounded = '{% macro cents(column) %}round({{ column }} / 100.0, 2){% endmacro %}';

/** By the name of the golden file. */
export const CASES: Readonly<Record<string, Question>> = {
  body: { base: shop, head: changedBody, node: 'orders' },
  'body-layout-only': { base: shop, head: orders({}, ORDERS.replaceAll('    ', '\t').replace('amount,\n', 'amount,   \n')), node: 'orders' },
  'body-layout-and-more': {
    base: shop,
    head: orders({}, "select order_id, customer_id, round(amount, 2) as amount, status from {{ ref('stg_orders') }} where status <> 'test'"),
    node: 'orders',
  },
  'body-line-endings': { base: shop, head: orders({}, ORDERS.replaceAll('\n', '\r\n')), node: 'orders' },
  'body-comment': { base: shop, head: orders({}, ORDERS.replace('amount,', 'amount, -- before tax')), node: 'orders' },
  'body-not-laid-out': {
    base: orders({}, "select {% if x %}a{% else %}b{% endif %}_day as day, 'it is so"),
    head: orders({}, "select {% if x %}a{% else %}b{% endif %}_week as day, 'it is so"),
    node: 'orders',
  },
  'body-jinja': {
    base: orders({}, `${ORDERS}\n{% if is_incremental() %}\nand order_id > (select max(order_id) from {{ this }})\n{% endif %}`),
    head: orders({}, `${ORDERS}\n{% if is_incremental() and not var('full', false) %}\nand order_id >= (select max(order_id) from {{ this }})\n{% endif %}`),
    node: 'orders',
  },
  'body-long': { base: orders({}, long('a')), head: orders({}, long('b')), node: 'orders' },
  'body-rewritten': {
    base: orders({}, Array.from({ length: 300 }, (_, index) => `select ${index} as a union all`).join('\n')),
    head: orders({}, Array.from({ length: 400 }, (_, index) => `select 'x${index}' as b union all`).join('\n')),
    node: 'orders',
  },
  'body-python': {
    base: orders({ language: 'python' }, 'def model(dbt, session):\n    return dbt.ref("stg_orders")'),
    head: orders({ language: 'python' }, 'def model(dbt, session):\n    return dbt.ref("stg_orders").limit(10)'),
    node: 'orders',
  },
  'body-under-v2': {
    base: shop.metadata(v2),
    head: shop.singularTest('orders_are_positive', "select * from {{ ref('orders') }} where amount <= 0", ['orders']).metadata(v2),
    node: 'orders_are_positive',
  },
  configs: { base: shop, head: orders({ config: { materialized: 'table' } }), node: 'orders' },
  'configs-nested-key': {
    base: orders({ config: { meta: { owner: 'crm', tier: 1 } } }),
    head: orders({ config: { meta: { owner: 'growth', tier: 1 } } }),
    node: 'orders',
  },
  'configs-list': {
    base: orders({ config: { 'post-hook': ['grant select on {{ this }} to reader'] } }),
    head: orders({ config: { 'post-hook': ['grant select on {{ this }} to reader', 'analyze {{ this }}'] } }),
    node: 'orders',
  },
  'configs-removed-key': { base: orders({ config: { unique_key: 'order_id' } }), head: shop, node: 'orders' },
  'configs-of-v2': {
    base: shop.metadata(v2),
    head: orders({ config: { materialized: 'table' } }).metadata(v2),
    node: 'orders',
  },
  relation: { base: shop, head: orders({ config: { schema: 'finance' } }), node: 'orders' },
  'persisted-description': {
    base: orders({ config: { persist_docs: { relation: true } }, description: 'Orders.' }),
    head: orders({ config: { persist_docs: { relation: true } }, description: 'Orders, one row each.\nTest orders are left out.' }),
    node: 'orders',
  },
  'persisted-column-descriptions': {
    base: orders({ config: { persist_docs: { columns: true } }, columns: { amount: { description: 'In euro.' } } }),
    head: orders({
      config: { persist_docs: { columns: true } },
      columns: { amount: { description: 'In euro, before tax.' }, status: { description: 'As shipped.' } },
    }),
    node: 'orders',
  },
  macros: { base: shop, head: shop.macro('cents', rounded), node: 'stg_orders' },
  'macros-chain': { base: chained, head: chained.macro('cents', rounded), node: 'refunds' },
  'macros-new': {
    base: shop,
    head: shop.macro('not_null', '{% test not_null(model, column_name) %}select 1{% endtest %}').model('orders', ORDERS, ['stg_orders'], {
      path: 'models/marts/orders.sql',
      macros: ['not_null'],
    }),
    node: 'orders',
  },
  'macros-removed': {
    base: orders({ macros: ['macro.shop.old'] }).macro('old', '{% macro old() %}1{% endmacro %}'),
    head: orders({ macros: ['macro.shop.old'] }),
    node: 'orders',
  },
  'macros-missing': {
    base: orders({ macros: ['macro.shop.gone'] }),
    head: orders({ macros: ['macro.shop.gone'] }).macro('other', '{% macro other() %}2{% endmacro %}'),
    node: 'orders',
  },
  'macros-of-dbt': {
    base: shop.metadata({ dbtVersion: '1.11.4' }).macro('test_not_null', 'select * from {{ model }} where {{ column_name }} is null', [], 'dbt'),
    head: shop.macro('test_not_null', 'select {{ column_name }} from {{ model }} where {{ column_name }} is null', [], 'dbt'),
    node: 'not_null_orders_order_id',
  },
  'contract-enforced': { base: contracted({ contract: false }), head: contracted(), node: 'orders' },
  'contract-column-added': { base: contracted(), head: contracted({ columns: { ...COLUMNS, status: 'text' } }), node: 'orders' },
  'contract-enforcement-removed': { base: contracted(), head: contracted({ contract: false }), node: 'orders' },
  'contract-column-removed': { base: contracted(), head: contracted({ columns: { order_id: 'integer' } }), node: 'orders' },
  'contract-column-type-changed': { base: contracted(), head: contracted({ columns: { order_id: 'bigint', amount: 'decimal(12, 2)' } }), node: 'orders' },
  'contract-column-constraint-removed': { base: contracted({ columns: keyed }), head: contracted(), node: 'orders' },
  'contract-model-constraint-removed': {
    base: contracted({ constraints: [constraint('check', { expression: 'amount > 0', name: 'positive' })] }),
    head: contracted(),
    node: 'orders',
  },
  'contract-materialization-changed': {
    base: contracted({ constraints: [constraint('check', { expression: 'amount > 0' })] }),
    head: contracted({ constraints: [constraint('check', { expression: 'amount > 0' })], config: { materialized: 'view' } }),
    node: 'orders',
  },
  'contract-model-removed': {
    base: contracted().model('legacy', 'select 1 as id', [], { contract: true, columns: { id: 'integer' } }),
    head: contracted(),
    node: 'legacy',
  },
  'contract-model-disabled': {
    base: shop.model('legacy', 'select 1 as id', [], { contract: true, columns: { id: 'integer' } }),
    head: shop.model('legacy', 'select 1 as id', [], { contract: true, columns: { id: 'integer' }, config: { enabled: false } }),
    node: 'legacy',
  },
  'contract-of-a-version': {
    base: versioned(2),
    head: versioned(2).model('customers', 'select 1 as id, 2 as age', ['stg_customers'], {
      version: 2,
      latestVersion: 2,
      contract: true,
      columns: { id: 'integer' },
    }),
    node: 'customers.v2',
  },
  'contract-not-asked': {
    base: contracted(),
    head: contracted({ columns: { order_id: 'integer' } }),
    node: 'orders',
    select: ['state:modified.configs+', 'orders'],
  },
  'contract-checksum': {
    base: contracted({ contract: { enforced: true, checksum: 'made by dbt 1.11' } }).metadata({ dbtVersion: '1.11.4' }),
    head: contracted(),
    node: 'orders',
  },
  'contract-of-an-old-dbt': {
    base: contracted().metadata({ dbtVersion: '1.6.9' }),
    head: contracted({ columns: { order_id: 'integer' } }).metadata({ dbtVersion: '1.6.9' }),
    node: 'orders',
  },
  fqn: { base: shop, head: orders({ path: 'models/finance/orders.sql' }), node: 'orders' },
  access: { base: shop, head: orders({ access: 'public' }), node: 'orders' },
  version: { base: versioned(1), head: versioned(2), node: 'customers.v1' },
  'deprecation-date': { base: shop, head: orders({ deprecationDate: '2027-01-01T00:00:00+00:00' }), node: 'orders' },
  'seed-data': { base: shop, head: shop.seed('countries', 'code,name\nde,Germany\nfr,France\n'), node: 'countries' },
  'seed-grew': { base: shop, head: shop.seed('countries', '', { checksum: { name: 'path', checksum: 'seeds/countries.csv' } }), node: 'countries' },
  'seed-shrank': { base: shop.seed('countries', '', { checksum: { name: 'path', checksum: 'seeds/countries.csv' } }), head: shop, node: 'countries' },
  'seed-moved': {
    base: shop.seed('countries', '', { checksum: { name: 'path', checksum: 'seeds/countries.csv' } }),
    head: shop.seed('countries', '', { path: 'seeds/geo/countries.csv', checksum: { name: 'path', checksum: 'seeds/geo/countries.csv' } }),
    node: 'countries',
  },
  source: { base: shop, head: shop.source('raw', 'orders', { identifier: 'orders_2026', loadedAtField: '_loaded_at' }), node: 'raw.orders' },
  'source-freshness': {
    base: shop,
    head: shop.source('raw', 'orders', { freshness: { warn_after: { count: 12, period: 'hour' }, error_after: { count: null, period: null }, filter: null } }),
    node: 'raw.orders',
  },
  exposure: {
    base: shop,
    head: shop.exposure('weekly_report', ['customer_orders', 'orders'], { owner: { email: 'bi@example.com', name: null } }),
    node: 'weekly_report',
  },
  metric: { base: semantic, head: semantic.metric('revenue', ['orders_semantics'], { label: 'Net revenue', typeParams: METRIC }), node: 'metric.shop.revenue' },
  'semantic-model': {
    base: semantic,
    head: semantic.semanticModel('orders_semantics', 'orders', { measures: [{ name: 'revenue', agg: 'sum', expr: 'round(amount, 2)' }] }),
    node: 'orders_semantics',
  },
  'saved-query': {
    base: semantic,
    head: semantic.savedQuery('weekly_revenue', ['revenue'], { metrics: ['revenue', 'orders'], groupBy: ["TimeDimension('order_id__day', 'week')"] }),
    node: 'weekly_revenue',
  },
  'unit-test': {
    base: unitTested,
    head: unitTested.unitTest('rounds_amounts', 'orders', { given: GIVEN, expect: { rows: [{ amount: 10.5 }], format: 'dict', fixture: null } }),
    node: 'rounds_amounts',
  },
  'unit-test-fixture': {
    base: unitTested,
    head: unitTested.unitTest('rounds_amounts', 'orders', {
      given: GIVEN,
      expect: { rows: [{ amount: 10 }], format: 'dict', fixture: null },
      checksum: 'f00d',
    }),
    node: 'rounds_amounts',
  },
  function: {
    base: shop.function('tax', 'amount * 0.19', [], { arguments: [{ name: 'amount', data_type: 'integer' }] }),
    head: shop.function('tax', 'amount * 0.19', [], { arguments: [{ name: 'amount', data_type: 'decimal(12, 2)' }] }),
    node: 'tax',
  },
  snapshot: {
    base: shop.snapshot('order_history', "\nselect * from {{ ref('orders') }}\n", ['orders']),
    head: shop.snapshot('order_history', "\nselect order_id from {{ ref('orders') }}\n", ['orders'], { config: { strategy: 'check' } }),
    node: 'order_history',
  },
  'test-configs': {
    base: shop,
    head: shop.test('not_null', 'orders', 'order_id', { config: { severity: 'warn' } }),
    node: 'not_null_orders_order_id',
  },
  'test-generated-code': {
    base: shop,
    head: shop.test('not_null', 'orders', 'order_id', { rawCode: '{{ test_not_null(**_dbt_generic_test_kwargs) }}{{ config(alias="x") }}' }),
    node: 'not_null_orders_order_id',
  },
  'new-under-v2': { base: shop.metadata(v2), head: shop.source('raw', 'payments').metadata(v2), node: 'raw.payments' },
  new: { base: shop, head: shop.model('refunds', 'select 1 as id', ['stg_orders']), node: 'refunds' },
  downstream: { base: shop, head: changedBody, node: 'customer_orders' },
  'downstream-far': { base: shop, head: shop.macro('cents', rounded), node: 'weekly_report' },
  upstream: { base: shop, head: changedBody, node: 'raw.orders', select: ['+state:modified'] },
  'upstream-of-descendants': { base: shop, head: changedBody, node: 'stg_customers', select: ['@state:modified'] },
  'test-picked-along': { base: shop, head: changedBody, node: 'orders_are_positive', select: ['state:modified'] },
  'test-as-descendant': { base: shop, head: changedBody, node: 'not_null_orders_order_id' },
  'test-as-far-descendant': { base: shop, head: shop.macro('cents', rounded), node: 'orders_are_positive' },
  'unit-test-picked-along': {
    base: unitTested,
    head: unitTested.model('orders', `${ORDERS} and amount > 0`, ['stg_orders'], { path: 'models/marts/orders.sql' }),
    node: 'rounds_amounts',
    select: ['state:modified'],
  },
  matched: { base: shop, head: orders({ config: { tags: ['nightly'] } }), node: 'orders', select: ['tag:nightly', 'stg_customers'] },
  'matched-downstream': { base: shop, head: shop, node: 'customer_orders', select: ['stg_customers+'] },
  everything: { base: shop, head: shop, node: 'orders', select: [] },
  'in-production': { base: shop, head: changedBody, newest: changedBody, node: 'orders' },
  'left-behind': { base: changedBody, head: shop, parted: shop, node: 'orders' },
  skew: {
    base: orders({ config: { materialized: 'view' } }).metadata({ dbtVersion: '1.10.15', generatedAt: '2026-10-01T00:00:00.000000Z' }),
    head: orders({ config: { materialized: '{{ var("orders_as") }}' } }),
    node: 'orders',
  },
  'why-not-unchanged': { base: shop, head: changedBody, node: 'stg_customers' },
  'why-not-variables': {
    base: orders({}, `${ORDERS} and country = '{{ var("country") }}' and region = '{{ env_var("REGION") }}'`),
    head: orders({}, `${ORDERS} and country = '{{ var("country") }}' and region = '{{ env_var("REGION") }}'`),
    node: 'orders',
  },
  'why-not-seed-over-limit': {
    base: shop.seed('countries', '', { checksum: { name: 'path', checksum: 'seeds/countries.csv' } }),
    head: shop.seed('countries', '', { checksum: { name: 'path', checksum: 'seeds/countries.csv' } }),
    node: 'countries',
  },
  'why-not-of-a-package': {
    base: shop.model('dates', 'select 1', [], { packageName: 'dbt_date' }),
    head: shop.model('dates', 'select 1', [], { packageName: 'dbt_date' }),
    node: 'dates',
  },
  'why-not-tags': { base: shop, head: orders({ config: { tags: ['nightly', 'finance'] } }), node: 'orders' },
  'why-not-description': {
    base: orders({ description: 'Orders.', columns: { amount: { description: 'In euro.' } } }),
    head: orders({ description: 'Orders, one row each.', columns: { amount: { description: 'In euro, before tax.' } } }),
    node: 'orders',
  },
  'why-not-column-type': {
    base: orders({ columns: { amount: 'integer' } }),
    head: orders({ columns: { amount: 'decimal(12, 2)', status: 'text' } }),
    node: 'orders',
  },
  'why-not-metric': {
    base: semantic,
    head: semantic.metric('revenue', ['orders_semantics'], { label: 'Revenue', typeParams: { measure: { ...METRIC.measure, name: 'net_revenue' } } }),
    node: 'metric.shop.revenue',
  },
  'why-not-unit-test-description': {
    base: unitTested,
    head: unitTested.unitTest('rounds_amounts', 'orders', {
      given: GIVEN,
      expect: { rows: [{ amount: 10 }], format: 'dict', fixture: null },
      description: 'Half a cent.',
    }),
    node: 'rounds_amounts',
  },
  'why-not-test-config': {
    base: shop,
    head: shop.test('not_null', 'orders', 'order_id', { config: { meta: { owner: 'finance' } } }),
    node: 'not_null_orders_order_id',
  },
  'why-not-group': { base: shop.group('finance'), head: orders({ config: { group: 'finance' } }).group('finance'), node: 'orders' },
  'why-not-file-moved': {
    base: shop,
    head: orders({ path: 'models/marts/orders_new.sql', fqn: ['shop', 'marts', 'orders'], patchPath: 'models/marts/_orders.yml' }),
    node: 'orders',
  },
  'why-not-rendered': {
    base: orders({ schema: 'prod_finance', alias: 'finance_orders' }),
    head: orders({ schema: 'pr_12_finance', alias: 'pr_12_orders' }),
    node: 'orders',
  },
  'why-not-contract-under-v2': {
    base: contracted({ config: { materialized: 'table', contract: { enforced: true } }, contract: true }).metadata(v2),
    head: contracted({
      config: { materialized: 'table', contract: { enforced: true } },
      contract: true,
      columns: { order_id: 'bigint', amount: 'decimal(12, 2)' },
    }).metadata(v2),
    node: 'orders',
  },
  'why-not-dependency': {
    base: shop,
    head: shop.model('orders', ORDERS, ['stg_orders', 'stg_customers'], { path: 'models/marts/orders.sql' }),
    node: 'orders',
  },
  'why-not-macro-hidden': {
    base: orders({}, `${ORDERS}{% if execute %} and amount > {{ cents('500') }}{% endif %}`),
    head: orders({}, `${ORDERS}{% if execute %} and amount > {{ cents('500') }}{% endif %}`).macro('cents', rounded),
    node: 'orders',
    select: ['state:modified'],
  },
  'why-not-macro-implicit': {
    base: shop.macro('generate_schema_name', '{% macro generate_schema_name(name, node) %}{{ target.schema }}{% endmacro %}'),
    head: shop.macro('generate_schema_name', '{% macro generate_schema_name(name, node) %}{{ name or target.schema }}{% endmacro %}'),
    node: 'orders',
  },
  'why-not-macro-indirect': { base: chained.metadata(v2), head: chained.macro('cents', rounded).metadata(v2), node: 'refunds', select: ['state:modified'] },
  'why-not-upstream-unseen': { base: shop, head: orders({ description: 'Orders, one row each.' }), node: 'customer_orders' },
  'why-not-reached': { base: shop, head: changedBody, node: 'customer_orders', select: ['state:modified'] },
  'why-not-so-far': { base: shop, head: shop.macro('cents', rounded), node: 'weekly_report', select: ['state:modified+1'] },
  'why-not-other-state': { base: shop, head: changedBody, node: 'orders', select: ['state:modified.configs', 'state:new'] },
  'why-not-new-source': { base: shop, head: shop.source('raw', 'payments'), node: 'raw.payments' },
  'why-not-excluded': { base: shop, head: changedBody, node: 'orders', exclude: ['customer_orders', 'path:models/marts'] },
  'why-not-excluded-with-its-model': { base: shop, head: changedBody, node: 'relationships_orders_customer_id', exclude: ['stg_customers'] },
  'why-not-resource-type-of-command': { base: shop, head: changedBody, node: 'weekly_report', command: 'run' },
  'why-not-resource-type': { base: shop, head: changedBody, node: 'weekly_report', resourceTypes: ['model', 'test'] },
  'why-not-excluded-resource-type': { base: shop, head: changedBody, node: 'not_null_orders_order_id', excludeResourceTypes: ['test'] },
  'why-not-no-code': { base: shop, head: orders({}, ''), node: 'orders', command: 'build' },
  'why-not-indirect-cautious': {
    base: shop,
    head: changedBody,
    node: 'relationships_orders_customer_id',
    select: ['state:modified'],
    indirectSelection: 'cautious',
  },
  'why-not-indirect-buildable': {
    base: shop,
    head: changedBody,
    node: 'relationships_orders_customer_id',
    select: ['state:modified'],
    indirectSelection: 'buildable',
  },
  'why-not-indirect-empty': { base: shop, head: changedBody, node: 'not_null_orders_order_id', select: ['state:modified'], indirectSelection: 'empty' },
  'why-not-intersection': { base: shop, head: changedBody, node: 'orders', select: ['state:modified,tag:nightly', 'config.materialized:table'] },
  'why-not-criteria': { base: shop, head: shop, node: 'orders', select: ['stg_customers'] },
  'why-not-selector': {
    base: shop.selector('nightly', { method: 'tag', value: 'nightly' }),
    head: changedBody.selector('nightly', { method: 'tag', value: 'nightly' }),
    node: 'orders',
    selector: 'nightly',
  },
  'why-not-disabled': {
    base: shop.model('refunds', 'select 1', ['stg_orders']),
    head: shop.model('refunds', 'select 1', ['stg_orders'], { config: { enabled: false } }),
    node: 'refunds',
  },
  'why-not-never-enabled': {
    base: shop,
    head: shop.model('refunds', 'select 1', ['stg_orders'], { config: { enabled: false } }),
    node: 'refunds',
  },
  'why-not-new-exposure': { base: shop, head: shop.exposure('daily_report', ['stg_customers']), node: 'daily_report' },
  'why-not-removed': { base: shop.model('legacy_orders', 'select 1'), head: shop, node: 'legacy_orders' },
  'why-not-renamed': { base: shop.model('legacy_orders', 'select 1 as id'), head: shop.model('old_orders', 'select 1 as id'), node: 'legacy_orders' },
  'why-not-compared': {
    base: semantic.metadata({ dbtVersion: '1.8.9' }),
    head: semantic.savedQuery('weekly_revenue', ['revenue'], { metrics: [] }).metadata({ dbtVersion: '1.8.9' }),
    node: 'weekly_revenue',
    select: ['state:modified'],
  },
  'name-of-a-macro': { base: shop, head: shop.macro('cents', rounded), node: 'cents' },
  'name-of-an-unchanged-macro': { base: shop, head: changedBody, node: 'cents' },
  'name-of-a-group': {
    base: orders({ config: { group: 'finance' } }).group('finance'),
    head: orders({ config: { group: 'finance' } }).group('finance', { email: 'cfo@example.com', name: null }),
    node: 'finance',
  },
  'name-of-a-source': { base: shop, head: shop.source('raw', 'orders', { identifier: 'orders_2026' }), node: 'raw' },
  'name-of-a-package': {
    base: shop.model('dates', 'select 1', [], { packageName: 'dbt_date' }),
    head: shop.model('dates', 'select 1', [], { packageName: 'dbt_date' }),
    node: 'dbt_date',
  },
};
