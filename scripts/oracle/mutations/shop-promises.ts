import { edit, move, remove, rewrite, write } from '../change.ts';
import { mutations } from '../mutation.ts';
import type { Change } from '../change.ts';

const finance = 'models/marts/finance/finance.yml';
const customers = 'models/marts/customers/customers.yml';
const ordersSql = 'models/marts/finance/orders.sql';
const discount = '      - name: discount\n        description: What the customer did not have to pay.\n        data_type: decimal(12, 2)\n';
const unenforced: Change = edit(finance, 'enforced: true', 'enforced: false');
const asView: Change = edit(ordersSql, 'select', "{{ config(materialized='view') }}\nselect");
const constraints = /    constraints:\n(?:      .*\n)+?(?=    columns)/;
const unconstrained: readonly Change[] = [
  rewrite(finance, (text) => text.replace(constraints, '')),
  edit(finance, '        constraints:\n          - type: not_null\n', ''),
];
const ordersGone: readonly Change[] = [
  remove(ordersSql),
  remove('models/marts/finance/legacy_orders.sql'),
  remove('models/marts/finance/revenue_daily.sql'),
  remove('tests/assert_revenue_is_positive.sql'),
  edit('models/exposures.yml', "      - ref('revenue_daily')\n      - ref('orders')\n", "      - ref('stg_orders')\n"),
  edit('models/unit_tests.yml', '    model: orders\n', '    model: orders\n    config: {enabled: false}\n'),
];
const leaf: readonly Change[] = [
  write('models/marts/finance/fees.sql', 'select 1 as fee_id, 2 as fee\n'),
  write(
    'models/marts/finance/fees.yml',
    'models:\n  - name: fees\n    config: {contract: {enforced: true}}\n    columns:\n      - {name: fee_id, data_type: integer}\n      - {name: fee, data_type: integer}\n',
  ),
];
const versioned: readonly Change[] = [
  write('models/marts/finance/rates_v1.sql', 'select 1 as rate\n'),
  write(
    'models/marts/finance/rates.yml',
    'models:\n  - name: rates\n    config: {contract: {enforced: true}}\n    columns:\n      - {name: rate, data_type: integer}\n    versions:\n      - v: 1\n',
  ),
];

/** Enforced contracts: what `modified.contract` sees, warns about or refuses. */
export const shopContracts = mutations('shop', 'contract', {
  'column-removed': [edit(finance, discount, '')],
  'column-added': [edit(finance, discount, `${discount}      - name: channel\n        data_type: varchar\n`)],
  'column-renamed': [edit(finance, '- name: discount', '- name: rebate')],
  'column-case': [edit(finance, '- name: discount', '- name: DISCOUNT')],
  'column-order': [edit(finance, discount, ''), edit(finance, '      - name: amount\n', `${discount}      - name: amount\n`)],
  'type-changed': [edit(finance, 'data_type: date', 'data_type: timestamp')],
  'type-narrowed': [edit(finance, 'data_type: decimal(12, 2)', 'data_type: decimal(8, 2)')],
  'type-size-added': [edit(finance, 'data_type: varchar', 'data_type: varchar(20)')],
  'type-case': [edit(finance, 'data_type: varchar', 'data_type: VARCHAR')],
  'type-alias': [edit(finance, 'data_type: varchar', 'data_type: character varying')],
  'type-inside-struct': {
    both: [edit(finance, 'data_type: varchar', 'data_type: struct(a integer)')],
    head: [edit(finance, 'struct(a integer)', 'struct(a bigint)')],
  },
  'type-and-column': [edit(finance, discount, ''), edit(finance, 'data_type: date', 'data_type: timestamp')],
  'enforcement-off': [unenforced],
  'enforcement-on': { both: [unenforced], head: [edit(finance, 'enforced: false', 'enforced: true')] },
  'enforcement-off-and-column': [unenforced, edit(finance, discount, '')],
  'never-enforced-column': { both: [unenforced], head: [edit(finance, discount, '')] },
  'alias-types': [edit(finance, 'enforced: true', 'enforced: true\n        alias_types: false')],
  'not-null-removed': [edit(finance, '        constraints:\n          - type: not_null\n', '')],
  'not-null-named': [edit(finance, '          - type: not_null\n', '          - type: not_null\n            name: key_is_there\n')],
  'not-null-unsupported-flag': [edit(finance, '          - type: not_null\n', '          - type: not_null\n            warn_unsupported: false\n')],
  'column-constraint-added': [
    edit(
      finance,
      '      - name: status\n        data_type: varchar\n',
      '      - name: status\n        data_type: varchar\n        constraints: [{type: not_null}]\n',
    ),
  ],
  'column-check-edited': {
    both: [
      edit(
        finance,
        '      - name: status\n        data_type: varchar\n',
        '      - name: status\n        data_type: varchar\n        constraints: [{type: check, expression: "length(status) > 1"}]\n',
      ),
    ],
    head: [edit(finance, 'length(status) > 1', 'length(status) > 2')],
  },
  'model-check-edited': [edit(finance, 'amount >= 0', 'amount > 0')],
  'model-check-removed': [edit(finance, '      - type: check\n        name: amount_not_negative\n        expression: amount >= 0\n', '')],
  'model-constraints-removed': [rewrite(finance, (text) => text.replace(constraints, ''))],
  'model-constraint-added': [edit(finance, '      - type: check\n', '      - type: unique\n        columns: [order_id]\n      - type: check\n')],
  'model-constraint-order': [
    edit(finance, '      - type: primary_key\n        columns: [order_id]\n', ''),
    edit(finance, '        expression: amount >= 0\n', '        expression: amount >= 0\n      - type: primary_key\n        columns: [order_id]\n'),
  ],
  'custom-constraint-added': [edit(finance, '      - type: check\n', '      - type: custom\n        expression: cluster\n      - type: check\n')],
  'custom-constraint-removed': {
    both: [edit(finance, '      - type: check\n', '      - type: custom\n        expression: cluster\n      - type: check\n')],
    head: [edit(finance, '      - type: custom\n        expression: cluster\n', '')],
  },
  'foreign-key-added': [
    edit(
      finance,
      '      - type: check\n',
      '      - type: foreign_key\n        columns: [customer_id]\n        expression: customers (customer_id)\n      - type: check\n',
    ),
  ],
  'foreign-key-removed': {
    both: [
      edit(
        finance,
        '      - type: check\n',
        '      - type: foreign_key\n        columns: [customer_id]\n        expression: customers (customer_id)\n      - type: check\n',
      ),
    ],
    head: [edit(finance, '      - type: foreign_key\n        columns: [customer_id]\n        expression: customers (customer_id)\n', '')],
  },
  'view-constraint-removed': { both: [asView], head: [edit(finance, '        constraints:\n          - type: not_null\n', '')] },
  'table-to-view': [asView],
  'table-to-view-unconstrained': { both: [...unconstrained], head: [asView] },
  'table-to-view-column-constraint-only': { both: [rewrite(finance, (text) => text.replace(constraints, ''))], head: [asView] },
  'table-to-incremental': [edit(ordersSql, 'select', "{{ config(materialized='incremental', on_schema_change='fail') }}\nselect")],
  'view-to-table': { both: [asView], head: [edit(ordersSql, "{{ config(materialized='view') }}\n", '')] },
  'description-only': [edit(finance, 'Price of the basket', 'Value of the basket')],
  'body-only': [edit(ordersSql, 'coalesce(p.paid, 0)', 'coalesce(p.paid, 0.0)')],
  'body-and-column': [edit(finance, discount, ''), edit(ordersSql, '    cast(o.discount as decimal(12, 2)) as discount,\n', '')],
  'incremental-column-removed': [edit(finance, '      - name: order_count\n        data_type: bigint\n', '')],
  'incremental-type': [edit(finance, 'data_type: bigint', 'data_type: hugeint')],
  'versioned-column-removed': [
    edit(customers, '      - name: country_name\n        data_type: varchar\n', ''),
    edit(customers, 'country, country_name, amount', 'country, amount'),
  ],
  'versioned-column-added': [edit(customers, '      - name: country_name\n', '      - name: city\n        data_type: varchar\n      - name: country_name\n')],
  'versioned-type': [edit(customers, 'data_type: bigint', 'data_type: integer')],
  'versioned-type-size': [edit(customers, 'data_type: varchar', 'data_type: varchar(80)')],
  'versioned-enforcement-off': [edit(customers, 'enforced: true', 'enforced: false')],
  'versioned-constraint-removed': [edit(customers, '        constraints:\n          - type: not_null\n', '')],
  'versioned-to-view': [edit(customers, 'materialized: table', 'materialized: view')],
  'versioned-description': [edit(customers, 'Key of the customer.', 'Key.')],
  'leaf-removed': { both: [...leaf], head: [remove('models/marts/finance/fees.sql'), remove('models/marts/finance/fees.yml')] },
  'leaf-renamed': {
    both: [...leaf],
    head: [move('models/marts/finance/fees.sql', 'models/marts/finance/charges.sql'), edit('models/marts/finance/fees.yml', 'name: fees', 'name: charges')],
  },
  'leaf-disabled': { both: [...leaf], head: [edit('models/marts/finance/fees.yml', 'config: {', 'config: {enabled: false, ')] },
  'leaf-disabled-and-unenforced': {
    both: [...leaf],
    head: [edit('models/marts/finance/fees.yml', 'config: {contract: {enforced: true}}', 'config: {enabled: false, contract: {enforced: false}}')],
  },
  'leaf-enabled': {
    both: [...leaf, edit('models/marts/finance/fees.yml', 'config: {', 'config: {enabled: false, ')],
    head: [edit('models/marts/finance/fees.yml', 'enabled: false', 'enabled: true')],
  },
  'leaf-past-its-date': {
    both: [...leaf, edit('models/marts/finance/fees.yml', '  - name: fees\n', '  - name: fees\n    deprecation_date: "2024-01-01"\n')],
    head: [remove('models/marts/finance/fees.sql'), remove('models/marts/finance/fees.yml')],
  },
  'leaf-uncontracted-removed': {
    both: [...leaf, edit('models/marts/finance/fees.yml', 'true', 'false')],
    head: [remove('models/marts/finance/fees.sql'), remove('models/marts/finance/fees.yml')],
  },
  'leaf-becomes-versioned': {
    both: [...leaf],
    head: [edit('models/marts/finance/fees.yml', '    columns:\n', '    versions:\n      - v: 1\n        defined_in: fees\n    columns:\n')],
  },
  'versioned-leaf-removed': { both: [...versioned], head: [remove('models/marts/finance/rates_v1.sql'), remove('models/marts/finance/rates.yml')] },
  'versioned-leaf-disabled': { both: [...versioned], head: [edit('models/marts/finance/rates.yml', 'config: {', 'config: {enabled: false, ')] },
  'versioned-leaf-past-its-date': {
    both: [...versioned, edit('models/marts/finance/rates.yml', '- v: 1', '- v: 1\n        deprecation_date: "2024-01-01"')],
    head: [remove('models/marts/finance/rates_v1.sql'), remove('models/marts/finance/rates.yml')],
  },
  'whole-family-removed': [...ordersGone],
});

/** Versions, access, deprecation and groups. */
export const shopVersions = mutations('shop', 'version', {
  'latest-moved-back': [edit(customers, 'latest_version: 2', 'latest_version: 1')],
  'latest-removed': [edit(customers, '    latest_version: 2\n', '')],
  added: [
    edit(customers, '      - v: 2', '      - v: 2\n      - v: 3'),
    write('models/marts/customers/customers_v3.sql', "select * from {{ ref('customers', v=2) }}\n"),
  ],
  'added-as-latest': [
    edit(customers, 'latest_version: 2', 'latest_version: 3'),
    edit(customers, '      - v: 2', '      - v: 2\n      - v: 3'),
    write('models/marts/customers/customers_v3.sql', "select * from {{ ref('stg_customers') }}\n"),
  ],
  removed: [rewrite(customers, (text) => text.replace(/ {6}- v: 1\n(?: {8}.*\n)+/, '')), remove('models/marts/customers/customers_v1.sql')],
  'removed-uncontracted': {
    both: [edit(customers, 'enforced: true', 'enforced: false')],
    head: [rewrite(customers, (text) => text.replace(/ {6}- v: 1\n(?: {8}.*\n)+/, '')), remove('models/marts/customers/customers_v1.sql')],
  },
  'number-to-text': [edit(customers, '- v: 2', '- v: "2"')],
  'file-renamed': [
    edit(customers, '- v: 2', '- v: 2\n        defined_in: customers_now'),
    move('models/marts/customers/customers_v2.sql', 'models/marts/customers/customers_now.sql'),
  ],
  'file-without-suffix': [move('models/marts/customers/customers_v2.sql', 'models/marts/customers/customers.sql')],
  'config-of-one': [edit(customers, '- v: 2', '- v: 2\n        config: {materialized: view}')],
  'alias-of-one': [edit(customers, '- v: 2', '- v: 2\n        config: {alias: customers}')],
  'description-of-one': [edit(customers, '- v: 2', '- v: 2\n        description: The wide one.')],
  'columns-of-one': [edit(customers, 'exclude: [country, country_name, amount]', 'exclude: [country, country_name]')],
  'becomes-versioned': [
    edit(finance, '  - name: legacy_orders\n', '  - name: legacy_orders\n    versions:\n      - v: 1\n        defined_in: legacy_orders\n'),
  ],
  'deprecation-later': [edit(customers, '2031-06-30', '2032-06-30')],
  'deprecation-removed': [edit(customers, '        deprecation_date: "2031-06-30"\n', '')],
  'deprecation-added': [edit(finance, '  - name: legacy_orders\n', '  - name: legacy_orders\n    deprecation_date: 2031-01-01\n')],
  'deprecation-unquoted': [edit(customers, '"2031-06-30"', '2031-06-30')],
  'deprecation-same-instant': {
    both: [edit(customers, '"2031-06-30"', '"2031-06-30T10:00:00+02:00"')],
    head: [edit(customers, '10:00:00+02:00', '08:00:00+00:00')],
  },
  'deprecation-same-wall-clock': { both: [edit(customers, '"2031-06-30"', '"2031-06-30T10:00:00"')], head: [edit(customers, '10:00:00', '10:00:00+00:00')] },
  'deprecation-other-zone': { both: [edit(customers, '"2031-06-30"', '"2031-06-30T10:00:00+00:00"')], head: [edit(customers, '+00:00', '+01:00')] },
});

export const shopAccess = mutations('shop', 'access', {
  'public-to-protected': [edit(finance, 'access: public', 'access: protected')],
  'public-removed': [
    edit(
      finance,
      '    description: Orders as the old bookkeeping read them.\n    access: public\n',
      '    description: Orders as the old bookkeeping read them.\n',
    ),
  ],
  'protected-to-public': [edit(finance, 'access: protected', 'access: public')],
  'to-private': [
    edit(
      finance,
      '    description: Orders as the old bookkeeping read them.\n    access: public\n',
      '    description: Orders as the old bookkeeping read them.\n    access: private\n',
    ),
  ],
  'protected-removed': [edit(finance, '    access: protected\n', '')],
  'property-to-config': [
    edit(
      finance,
      '    description: Orders as the old bookkeeping read them.\n    access: public\n',
      '    description: Orders as the old bookkeeping read them.\n    config: {access: public}\n',
    ),
  ],
  'group-changed': [edit(finance, '    access: protected\n    group: finance', '    access: protected\n    group: crm')],
  'group-removed': [edit(finance, '    access: protected\n    group: finance\n', '    access: protected\n')],
  'group-owner': [edit('models/groups.yml', 'finance-data@shop.example', 'money@shop.example')],
  'group-new': [edit('models/groups.yml', 'groups:\n', 'groups:\n  - name: audit\n    owner: {name: Audit}\n')],
  'group-config': {
    since: '1.10',
    head: [edit('models/groups.yml', 'groups:\n  - name: finance\n', 'groups:\n  - name: finance\n    config: {meta: {floor: 3}}\n')],
  },
});

const merchandising = 'models/marts/merchandising/merchandising.yml';
const staging = 'models/staging/staging.yml';
/** Descriptions: only those that dbt writes into the warehouse count. */
export const shopDescriptions = mutations('shop', 'description', {
  'persisted-relation': [edit(merchandising, 'Sales of each product, all time.', 'Sales of each product.')],
  'persisted-column': [edit(merchandising, 'Pieces sold.', 'Boxes sold.')],
  'persisted-column-added': [
    edit(merchandising, '      - name: units\n', '      - name: category\n        description: Bread or cake.\n      - name: units\n'),
  ],
  'persisted-column-undocumented': [edit(merchandising, '      - name: units\n', '      - name: category\n      - name: units\n')],
  'persisted-column-removed': [
    edit(merchandising, '      - name: product_id\n        description: Key of the product.\n        data_tests: [unique, not_null]\n', ''),
  ],
  'persisted-column-order': [
    edit(
      merchandising,
      '      - name: product_id\n        description: Key of the product.\n        data_tests: [unique, not_null]\n      - name: units\n        description: Pieces sold.\n        meta:\n          unit: piece\n',
      '      - name: units\n        description: Pieces sold.\n        meta:\n          unit: piece\n      - name: product_id\n        description: Key of the product.\n        data_tests: [unique, not_null]\n',
    ),
  ],
  'persisted-space': [edit(merchandising, 'Pieces sold.', '"Pieces sold. "')],
  'relation-only': { both: [edit('dbt_project.yml', 'columns: true', 'columns: false')], head: [edit(merchandising, 'Pieces sold.', 'Boxes sold.')] },
  'columns-only': {
    both: [edit('dbt_project.yml', 'relation: true', 'relation: false')],
    head: [edit(merchandising, 'Sales of each product, all time.', 'Sales.')],
  },
  'persist-turned-on': {
    both: [edit('dbt_project.yml', 'relation: true', 'relation: false')],
    head: [edit('dbt_project.yml', 'relation: false', 'relation: true'), edit(merchandising, 'Sales of each product, all time.', 'Sales.')],
  },
  'persist-turned-off': [edit('dbt_project.yml', 'relation: true', 'relation: false'), edit(merchandising, 'Sales of each product, all time.', 'Sales.')],
  'not-persisted': [edit(staging, 'Customers with readable names.', 'Customers.')],
  'not-persisted-column': [edit(staging, 'Key of the customer.', 'Key.')],
  'docs-block': [edit('models/staging/docs.md', 'One row per basket', 'A row per basket')],
  'docs-block-persisted': {
    both: [edit(merchandising, 'description: Sales of each product, all time.', 'description: \'{{ doc("order_grain") }}\'')],
    head: [edit('models/staging/docs.md', 'One row per basket', 'A row per basket')],
  },
  'docs-block-new': [write('models/marts/docs.md', '{% docs unused %}\nNothing.\n{% enddocs %}\n')],
  seed: [edit('seeds/seeds.yml', 'ISO codes that the shop delivers to.', 'ISO codes.')],
  'seed-persisted': {
    both: [edit('dbt_project.yml', '+schema: reference', '+schema: reference\n    +persist_docs: {relation: true, columns: true}')],
    head: [edit('seeds/seeds.yml', 'ISO 3166 code.', 'The code.')],
  },
  snapshot: [edit('snapshots/snapshots.yml', 'How customers looked over time.', 'Customers over time.')],
  'snapshot-persisted': {
    both: [edit('dbt_project.yml', '+target_schema: snapshots', '+target_schema: snapshots\n    +persist_docs: {relation: true}')],
    head: [edit('snapshots/snapshots.yml', 'How customers looked over time.', 'Customers over time.')],
  },
  macro: [edit('macros/macros.yml', "Cents as an amount of the shop's currency.", 'Cents as an amount.')],
  'generic-test': {
    since: '1.9',
    head: [edit(staging, '          - is_not_negative\n', '          - is_not_negative:\n              description: Nobody pays us less than nothing.\n')],
  },
});
