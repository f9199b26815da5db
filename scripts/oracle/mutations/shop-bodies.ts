import { append, edit, move, prepend, remove, rewrite, write } from '../change.ts';
import { mutations } from '../mutation.ts';

const payments = 'models/staging/stg_payments.sql';
const revenue = 'models/marts/finance/revenue_daily.sql';
const snapshot = 'snapshots/customers_snapshot.sql';
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** Edits of SQL text, and of nothing else. */
export const shopBodies = mutations('shop', 'body', {
  word: [edit(payments, "'test'", "'trial'")],
  'comment-added': [append(payments, '-- paid orders only\n')],
  'case-only': [edit(payments, 'select', 'SELECT')],
  'inner-space': [edit(payments, 'id as payment_id', 'id  as  payment_id')],
  'blank-lines-first': [prepend(payments, '\n\n')],
  'blank-lines-last': [append(payments, '\n\n\n')],
  'no-newline-last': [rewrite(payments, (text) => text.trimEnd())],
  'crlf-everywhere': [rewrite(payments, crlf)],
  'crlf-last': [rewrite(payments, (text) => `${text.trimEnd()}\r\n`)],
  tabs: [rewrite(payments, (text) => text.replaceAll('    ', '\t'))],
  'byte-order-mark': [prepend(payments, '\uFEFF')],
  ephemeral: [edit('models/intermediate/int_order_payments.sql', 'count(*)', 'count(distinct payment_id)')],
  'incremental-branch': [edit(revenue, '>= (select', '> (select')],
  'version-one': [edit('models/marts/customers/customers_v1.sql', 'o.order_count', 'coalesce(o.order_count, 0) as order_count')],
  'package-model': [edit('local_packages/calendar/models/weekdays.sql', 'number as', 'number + 0 as')],
  snapshot: [edit(snapshot, 'select customer_id,', 'select distinct customer_id,')],
  'snapshot-blank-line': [edit(snapshot, '\n\nselect', '\n\n\nselect')],
  'snapshot-outside-block': [prepend(snapshot, '-- kept for audits\n')],
  analysis: [edit('analyses/top_customers.sql', 'desc', 'asc')],
  'singular-test': [edit('tests/assert_revenue_is_positive.sql', '< 0', '<= 0')],
  'generic-test-definition': [edit('tests/generic/is_not_negative.sql', '< 0', '< -0.0')],
  'two-models': [edit(payments, "'test'", "'trial'"), edit('models/staging/stg_products.sql', 'category,', 'lower(category) as category,')],
  'reference-added': [edit('models/marts/customers/customer_names.sql', 'from', "-- depends_on: {{ ref('stg_orders') }}\nfrom")],
  'reference-pinned': [edit('models/marts/customers/customer_names.sql', "ref('customers')", "ref('customers', v=1)")],
  'variable-in-body': [append(payments, "-- {{ var('currency') }}\n")],
});

/** Files that come, go, move or change their name. */
export const shopFiles = mutations('shop', 'files', {
  'model-new': [write('models/marts/finance/refunds.sql', "select order_id from {{ ref('orders') }} where status = 'returned'\n")],
  'model-new-configured': [
    write('models/marts/finance/vat.sql', "{{ config(materialized='view', tags=['finance'], schema='tax') }}\nselect 1 as one\n"),
    write('models/marts/finance/vat.yml', 'models:\n  - name: vat\n    description: Tax.\n    columns:\n      - name: one\n        data_tests: [unique]\n'),
  ],
  'model-new-contract': [
    write('models/marts/finance/vat.sql', 'select 1 as one\n'),
    write(
      'models/marts/finance/vat.yml',
      'models:\n  - name: vat\n    config: {contract: {enforced: true}}\n    columns:\n      - {name: one, data_type: integer}\n',
    ),
  ],
  'model-new-ephemeral': [write('models/intermediate/int_new.sql', "{{ config(materialized='ephemeral') }} select * from {{ ref('stg_orders') }}\n")],
  'model-new-in-package': [write('local_packages/calendar/models/months.sql', 'select 1 as month\n')],
  'model-new-python': [
    write(
      'models/staging/stg_python.py',
      'def model(dbt, session):\n    dbt.config(materialized="table", tags=["python"])\n    return dbt.ref("stg_orders")\n',
    ),
  ],
  'model-new-in-the-middle': [
    write('models/staging/stg_payments_clean.sql', "select * from {{ ref('stg_payments') }}\n"),
    edit('models/intermediate/int_order_payments.sql', "ref('stg_payments')", "ref('stg_payments_clean')"),
  ],
  'model-removed': [remove('models/marts/merchandising/campaign_clicks.sql')],
  'model-removed-with-its-yaml': [
    remove('models/marts/merchandising/campaign_clicks.sql'),
    edit('models/marts/merchandising/merchandising.yml', '  - name: campaign_clicks\n    description: Clicks per campaign and day.\n', ''),
  ],
  'model-removed-public': [remove('models/marts/finance/legacy_orders.sql')],
  'model-renamed': [move('models/marts/customers/customer_names.sql', 'models/marts/customers/customer_labels.sql')],
  'model-moved': [move('models/marts/customers/customer_names.sql', 'models/marts/crm/customer_names.sql')],
  'model-moved-and-edited': [
    move('models/marts/customers/customer_names.sql', 'models/marts/crm/customer_names.sql'),
    append('models/marts/crm/customer_names.sql', '-- moved\n'),
  ],
  'model-moved-below-other-config': [move('models/staging/stg_products.sql', 'models/marts/stg_products.sql')],
  'yaml-moved': [move('models/staging/staging.yml', 'models/staging/properties.yml')],
  'seed-new': [write('seeds/colours.csv', 'colour\nred\n')],
  'seed-removed': [remove('seeds/discount_codes.csv')],
  'seed-moved': [move('seeds/discount_codes.csv', 'seeds/codes/discount_codes.csv')],
  'seed-renamed': [move('seeds/discount_codes.csv', 'seeds/rebate_codes.csv')],
  'snapshot-new': [
    write(
      'snapshots/orders_snapshot.sql',
      "{% snapshot orders_snapshot %}\n{{ config(unique_key='order_id', strategy='check', check_cols='all') }}\nselect * from {{ ref('stg_orders') }}\n{% endsnapshot %}\n",
    ),
  ],
  'snapshot-removed': [remove(snapshot)],
  'snapshot-moved': [move(snapshot, 'snapshots/crm/customers_snapshot.sql')],
  'analysis-new': [write('analyses/best_days.sql', "select * from {{ ref('revenue_daily') }}\n")],
  'analysis-removed': [remove('analyses/top_customers.sql')],
  'analysis-moved': [move('analyses/top_customers.sql', 'analyses/crm/top_customers.sql')],
  'singular-test-new': [write('tests/assert_orders_exist.sql', "select 1 from {{ ref('orders') }} having count(*) = 0\n")],
  'singular-test-removed': [remove('tests/assert_payments_cover_orders.sql')],
  'singular-test-moved': [move('tests/assert_revenue_is_positive.sql', 'tests/finance/assert_revenue_is_positive.sql')],
  'singular-test-renamed': [move('tests/assert_revenue_is_positive.sql', 'tests/assert_revenue_is_not_negative.sql')],
  'package-renamed-folder': [move('local_packages/calendar/models/weekdays.sql', 'local_packages/calendar/models/days/weekdays.sql')],
  nothing: [],
  'pull-request-like': [
    edit(payments, "'test'", "'trial'"),
    remove('models/marts/finance/legacy_orders.sql'),
    write('models/marts/finance/refunds.sql', "select order_id from {{ ref('orders') }}\n"),
    edit('seeds/countries.csv', 'France', 'Frankreich'),
  ],
});
