import { append, edit, env, move, remove, rewrite, target, variable, write } from '../change.ts';
import { mutations } from '../mutation.ts';
import type { Change } from '../change.ts';

const staging = 'models/staging/staging.yml';
const negative = '          - is_not_negative\n';
const withConfig = (config: string): Change => edit(staging, negative, `          - is_not_negative:\n              config: {${config}}\n`);

/** Generic tests, as the schema file writes them. */
export const shopTests = mutations('shop', 'test', {
  severity: [withConfig('severity: warn')],
  'severity-default': [withConfig('severity: ERROR')],
  'severity-case': { both: [withConfig('severity: warn')], head: [edit(staging, '{severity: warn}', '{severity: WARN}')] },
  where: [withConfig('where: amount is not null')],
  limit: [withConfig('limit: 5')],
  'fail-calc': [withConfig('fail_calc: max(amount)')],
  'warn-if': [withConfig('warn_if: ">3"')],
  'error-if': [withConfig('error_if: ">3"')],
  'store-failures': [withConfig('store_failures: true')],
  'store-failures-as': [withConfig('store_failures_as: view')],
  tags: [withConfig('tags: [money]')],
  meta: [withConfig('meta: {owner: finance}')],
  alias: [withConfig('alias: paid_amount')],
  schema: [withConfig('schema: checks')],
  database: [withConfig('database: warehouse')],
  'enabled-spelled-out': [withConfig('enabled: true')],
  disabled: [withConfig('enabled: false')],
  group: [withConfig('group: finance')],
  'sql-header': {
    since: '1.12',
    head: [withConfig('sql_header: select 1'), edit('dbt_project.yml', 'flags:\n', 'flags:\n  require_sql_header_in_test_configs: true\n')],
  },
  argument: [edit(staging, '[placed, shipped, returned]', '[placed, shipped, returned, lost]')],
  'argument-with-a-name': {
    both: [edit(staging, '- accepted_values:\n', '- accepted_values:\n              name: status_is_known\n')],
    head: [edit(staging, '[placed, shipped, returned]', '[placed, shipped]')],
  },
  named: [edit(staging, negative, '          - is_not_negative:\n              name: payments_are_paid\n')],
  added: [edit(staging, negative, `${negative}          - not_null\n`)],
  'added-to-model': [
    edit(staging, '  - name: stg_payments\n', '  - name: stg_payments\n    data_tests:\n      - unique: {column_name: "order_id || \'-\' || payment_id"}\n'),
  ],
  removed: [edit(staging, '      - name: amount\n        data_tests:\n          - is_not_negative\n', '')],
  'key-renamed': [rewrite(staging, (text) => text.replaceAll('data_tests:', 'tests:'))],
  'config-as-property': [edit(staging, '              config:\n                severity: warn\n', '              severity: warn\n')],
  'on-a-source': [edit('models/staging/sources.yml', 'data_tests: [not_null]', 'data_tests: [{not_null: {config: {severity: warn}}}]')],
  'on-a-seed': [edit('seeds/seeds.yml', 'data_tests: [unique, not_null]', 'data_tests: [unique]')],
  'two-parents': [edit(staging, "to: ref('stg_customers')", "to: ref('customers', v=2)")],
});

const unit = 'models/unit_tests.yml';
export const shopUnitTests = mutations('shop', 'unit-test', {
  'given-value': [edit(unit, 'amount: 20, discount: 0', 'amount: 25, discount: 0')],
  'given-key-order': [edit(unit, '{order_id: 1, customer_id: 7,', '{customer_id: 7, order_id: 1,')],
  'given-row-added': [
    edit(
      unit,
      '          - {weekday: 1, weekday_name: Monday}\n',
      '          - {weekday: 1, weekday_name: Monday}\n          - {weekday: 2, weekday_name: Tuesday}\n',
    ),
  ],
  'given-input-removed': [
    edit(
      unit,
      "      - input: ref('calendar', 'weekdays')\n        rows:\n          - {weekday: 1, weekday_name: Monday}\n",
      "      - input: ref('calendar', 'weekdays')\n        rows: []\n",
    ),
  ],
  expect: [edit(unit, '{order_id: 2, paid: 0}', '{order_id: 2, paid: 1}')],
  description: [edit(unit, 'An order without a payment has paid nothing.', 'No payment, nothing paid.')],
  tags: [edit(unit, 'tags: [fast]', 'tags: [slow]')],
  overrides: [edit(unit, '    model: stg_payments\n', '    model: stg_payments\n    overrides:\n      vars: {currency: USD}\n')],
  'fixture-file': [edit('tests/fixtures/raw_payments_mixed.csv', '2000', '3000')],
  'fixture-file-crlf': [rewrite('tests/fixtures/raw_payments_mixed.csv', (text) => text.replaceAll('\n', '\r\n'))],
  'fixture-renamed': [move('tests/fixtures/raw_payments_mixed.csv', 'tests/fixtures/payments_mixed.csv'), edit(unit, 'raw_payments_mixed', 'payments_mixed')],
  moved: [move(unit, 'models/marts/unit_tests.yml')],
  renamed: [edit(unit, 'test_test_payments_are_left_out', 'test_no_test_payments')],
  'new': [
    append(
      unit,
      "\n  - name: test_names_are_trimmed\n    model: stg_customers\n    given:\n      - input: source('raw', 'customers')\n        rows: [{id: 1, full_name: ' Ann '}]\n    expect:\n      rows: [{customer_name: Ann}]\n",
    ),
  ],
  'new-for-all-versions': [
    append(
      unit,
      "\n  - name: test_counts\n    model: customers\n    given:\n      - input: ref('stg_customers')\n        rows: [{customer_id: 1}]\n      - input: ref('int_customer_orders')\n        rows: []\n      - input: ref('countries')\n        rows: []\n    expect:\n      rows: [{customer_id: 1}]\n",
    ),
  ],
  'new-for-one-version': [
    append(
      unit,
      "\n  - name: test_counts\n    model: customers\n    versions: {include: [2]}\n    given:\n      - input: ref('stg_customers')\n        rows: [{customer_id: 1}]\n      - input: ref('int_customer_orders')\n        rows: []\n      - input: ref('countries')\n        rows: []\n    expect:\n      rows: [{customer_id: 1}]\n",
    ),
  ],
  removed: [rewrite(unit, (text) => text.slice(0, text.indexOf('\n  - name: test_test_payments')))],
  disabled: { since: '1.9', head: [edit(unit, 'tags: [fast]', 'tags: [fast]\n      enabled: false')] },
  'tested-model-body': [edit('models/marts/finance/orders.sql', 'coalesce(p.paid, 0)', 'coalesce(p.paid, 0.0)')],
});

const clicks = 'models/marts/merchandising/campaign_clicks.sql';
const off: Change = edit(clicks, "enabled=var('with_clicks', true)", 'enabled=false');
export const shopDisabled = mutations('shop', 'disabled', {
  'in-file': [off],
  'in-yaml': [
    edit('models/marts/merchandising/merchandising.yml', '  - name: campaign_clicks\n', '  - name: campaign_clicks\n    config: {enabled: false}\n'),
    edit(clicks, "{{ config(enabled=var('with_clicks', true)) }}\n", ''),
  ],
  'in-project': [
    edit('dbt_project.yml', '    marts:\n', '    marts:\n      merchandising:\n        campaign_clicks:\n          +enabled: false\n'),
    edit(clicks, "{{ config(enabled=var('with_clicks', true)) }}\n", ''),
  ],
  'by-variable': [variable('with_clicks', false)],
  'enabled-again': { both: [off], head: [edit(clicks, 'enabled=false', 'enabled=true')] },
  'edited-while-disabled': { both: [off], head: [append(clicks, '-- still off\n')] },
  'removed-while-disabled': { both: [off], head: [remove(clicks)] },
  seed: [edit('dbt_project.yml', '+schema: reference', '+schema: reference\n    discount_codes:\n      +enabled: false')],
  snapshot: [edit('snapshots/customers_snapshot.sql', "unique_key='customer_id',", "unique_key='customer_id', enabled=false,")],
  analysis: [edit('analyses/top_customers.sql', 'select', '{{ config(enabled=false) }}\nselect')],
  'singular-test': [edit('tests/assert_revenue_is_positive.sql', "severity='warn'", "severity='warn', enabled=false")],
  package: [edit('dbt_project.yml', 'seeds:\n', 'seeds:\n  calendar:\n    +tags: [static]\n')],
});

/** The same files under another environment, other variables or another target. */
export const shopEnvironment = mutations('shop', 'environment', {
  'source-schema': [env('SHOP_RAW_SCHEMA', 'raw_ci')],
  'source-schema-same-value': [env('SHOP_RAW_SCHEMA', 'raw')],
  'source-identifier': {
    both: [edit('models/staging/sources.yml', 'identifier: product_list', "identifier: \"{{ env_var('SHOP_LIST', 'product_list') }}\"")],
    head: [env('SHOP_LIST', 'product_list_ci')],
  },
  'source-database': {
    both: [edit('models/staging/sources.yml', '  - name: ads\n', "  - name: ads\n    database: \"{{ env_var('SHOP_LAKE', 'warehouse') }}\"\n")],
    head: [env('SHOP_LAKE', 'lake_ci')],
  },
  'source-freshness': {
    both: [edit('models/staging/sources.yml', 'count: 6,', "count: \"{{ env_var('SHOP_HOURS', '6') | int }}\",")],
    head: [env('SHOP_HOURS', '12')],
  },
  'source-meta': {
    both: [edit('models/staging/sources.yml', 'contact: till-team', "contact: \"{{ env_var('SHOP_CONTACT', 'till-team') }}\"")],
    head: [env('SHOP_CONTACT', 'ci')],
  },
  'config-in-file': [env('SHOP_CLICKS_MATERIALIZED', 'table')],
  'config-in-yaml': [env('SHOP_PRODUCTS_MATERIALIZED', 'table')],
  'config-in-yaml-list': { both: [edit(staging, 'owner: crm', "owner: [\"{{ env_var('SHOP_OWNER', 'crm') }}\"]")], head: [env('SHOP_OWNER', 'care')] },
  'config-in-project': {
    both: [edit('dbt_project.yml', '+tags: [staging]', "+tags: [staging]\n      +meta: {built_by: \"{{ env_var('SHOP_BUILDER', 'prod') }}\"}")],
    head: [env('SHOP_BUILDER', 'ci')],
  },
  'config-of-tests-in-project': {
    both: [edit('dbt_project.yml', '+store_failures: false', "+store_failures: false\n    +severity: \"{{ env_var('SHOP_SEVERITY', 'error') }}\"")],
    head: [env('SHOP_SEVERITY', 'warn')],
  },
  'config-of-test-in-yaml': {
    both: [edit(staging, negative, "          - is_not_negative:\n              config: {where: \"1 = {{ env_var('SHOP_ONE', '1') }}\"}\n")],
    head: [env('SHOP_ONE', '2')],
  },
  'schema-in-project': {
    both: [edit('dbt_project.yml', '+schema: reference', "+schema: \"{{ env_var('SHOP_SEED_SCHEMA', 'reference') }}\"")],
    head: [env('SHOP_SEED_SCHEMA', 'reference_ci')],
  },
  'alias-in-file': {
    both: [edit('models/marts/merchandising/product_sales.sql', "alias='sales_by_product'", "alias=env_var('SHOP_ALIAS', 'sales_by_product')")],
    head: [env('SHOP_ALIAS', 'other')],
  },
  'hook-in-file': {
    both: [edit('models/marts/finance/revenue_daily.sql', '{{ note_build(this) }}', "select '{{ env_var('SHOP_NOTE', 'a') }}'")],
    head: [env('SHOP_NOTE', 'b')],
  },
  'hook-in-project': {
    both: [edit('dbt_project.yml', '+tags: [staging]', "+tags: [staging]\n      +post-hook: \"select '{{ env_var('SHOP_NOTE', 'a') }}'\"")],
    head: [env('SHOP_NOTE', 'b')],
  },
  body: { both: [append('models/staging/stg_payments.sql', "-- {{ env_var('SHOP_NOTE', 'a') }}\n")], head: [env('SHOP_NOTE', 'b')] },
  'exposure-url': [env('SHOP_BI_URL', 'https://ci.shop.example')],
  'exposure-meta': {
    since: '1.10',
    both: [edit('models/exposures.yml', 'cadence: weekly', "cadence: \"{{ env_var('SHOP_CADENCE', 'weekly') }}\"")],
    head: [env('SHOP_CADENCE', 'daily')],
  },
  'description-persisted': {
    both: [edit('models/marts/merchandising/merchandising.yml', 'Pieces sold.', "\"Pieces, {{ env_var('SHOP_NOTE', 'a') }}.\"")],
    head: [env('SHOP_NOTE', 'b')],
  },
  'variable-in-body': [variable('top_customers', 3)],
  'variable-in-config': [variable('retention_days', 7)],
  'variable-in-yaml': { both: [edit(staging, 'owner: crm', "owner: \"{{ var('owner', 'crm') }}\"")], head: [variable('owner', 'care')] },
  'variable-unused': [variable('unknown', 1)],
  'target-schema': [target('ci')],
  'target-in-schema-name': {
    both: [
      write(
        'macros/naming.sql',
        "{% macro generate_schema_name(custom_schema_name, node) %}{{ target.schema if target.name == 'ci' else (custom_schema_name or target.schema) }}{% endmacro %}\n",
      ),
    ],
    head: [target('ci')],
  },
  'target-in-config': {
    both: [edit('models/staging/stg_orders.sql', "materialized='view'", "materialized=('view' if target.name == 'prod' else 'table')")],
    head: [target('ci')],
  },
  'target-in-references': {
    both: [edit('models/marts/customers/customer_names.sql', 'select', "{% if target.name == 'ci' %}{% set extra = ref('stg_orders') %}{% endif %}\nselect")],
    head: [target('ci')],
  },
  'target-and-body': [target('ci'), append('models/staging/stg_payments.sql', '-- ci\n')],
  'environment-and-body': [env('SHOP_RAW_SCHEMA', 'raw_ci'), append('models/staging/stg_payments.sql', '-- ci\n')],
});

/** Values that dbt holds as Python objects which JSON cannot: two manifests do not tell what live dbt sees. */
export const shopLive = mutations('shop', 'live', {
  'yaml-date-in-meta': { both: [edit(staging, 'owner: crm', 'since: 2024-02-29')], head: [] },
  'yaml-date-in-meta-and-body': { both: [edit(staging, 'owner: crm', 'since: 2024-02-29')], head: [append('models/staging/stg_payments.sql', '-- x\n')] },
  'yaml-date-in-project': { both: [edit('dbt_project.yml', 'tier: gold', 'since: 2024-02-29')], head: [] },
  'yaml-date-in-source-meta': { both: [edit('models/staging/sources.yml', 'contact: till-team', 'since: 2024-02-29')], head: [] },
  'integer-key-in-yaml': { both: [edit(staging, 'owner: crm', '1: crm')], head: [] },
  'integer-key-in-file': { both: [edit('models/marts/merchandising/product_sales.sql', "'owner': 'merchandising'", "1: 'merchandising'")], head: [] },
  'tuple-in-file': { both: [edit('models/marts/merchandising/product_sales.sql', "'owner': 'merchandising'", "'owner': ('a', 'b')")], head: [] },
  'tuple-as-unique-key': {
    both: [edit('models/marts/finance/revenue_daily.sql', "unique_key='ordered_on'", "unique_key=('ordered_on', 'revenue')")],
    head: [],
  },
});
