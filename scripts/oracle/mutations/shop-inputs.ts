import { append, edit, prepend, rewrite, move, write } from '../change.ts';
import { mutations } from '../mutation.ts';
import type { Change } from '../change.ts';

const sources = 'models/staging/sources.yml';
const raw = '  - name: raw\n';
const orders = '      - name: orders\n        description: One row per basket that was paid or given back.\n';
const clicks = '      - name: clicks\n';
const onRaw = (lines: string): Change => edit(sources, raw, `${raw}    ${lines}\n`);
const onOrders = (lines: string): Change => edit(sources, orders, `${orders}        ${lines}\n`);
const onClicks = (lines: string): Change => edit(sources, clicks, `${clicks}        ${lines}\n`);

/** Everything that can be said about a source. */
export const shopSources = mutations('shop', 'source', {
  database: [onRaw('database: warehouse')],
  'database-other': [onRaw('database: lake')],
  schema: [edit(sources, 'schema: ads', 'schema: ads_live')],
  'schema-spelled-out': { both: [edit(sources, '    schema: ads\n', '')], head: [edit(sources, '  - name: ads\n', '  - name: ads\n    schema: ads\n')] },
  'schema-as-jinja': [edit(sources, 'schema: ads', 'schema: "{{ \'ads\' }}"')],
  identifier: [edit(sources, 'identifier: product_list', 'identifier: products_all')],
  'identifier-spelled-out': [onClicks('identifier: clicks')],
  quoting: [edit(sources, 'identifier: true', 'identifier: false')],
  'quoting-of-table': [onClicks('quoting: {schema: true}')],
  'freshness-count': [edit(sources, 'count: 6, period: hour', 'count: 8, period: hour')],
  'freshness-removed': [
    edit(sources, '        freshness:\n          warn_after: {count: 1, period: hour}\n          error_after: {count: 10, period: day}\n', ''),
  ],
  'freshness-null': [onOrders('freshness: null')],
  'freshness-filter': [edit(sources, 'error_after: {count: 2, period: day}', 'error_after: {count: 2, period: day}\n      filter: id > 0')],
  'loaded-at-field': [edit(sources, 'loaded_at_field: loaded_at', 'loaded_at_field: synced_at')],
  'loaded-at-field-of-table': [onOrders('loaded_at_field: ordered_at')],
  'loaded-at-query': { since: '1.10', head: [onClicks('loaded_at_query: select max(clicked_at) from ads.clicks')] },
  loader: [edit(sources, 'loader: till', 'loader: stream')],
  description: [edit(sources, 'One row per person with an account.', 'Accounts.')],
  'source-description': [edit(sources, "Tables that the shop's till writes every few minutes.", 'The till.')],
  'column-added': [edit(sources, '          - name: clicked_at\n', '          - name: campaign\n          - name: clicked_at\n')],
  'column-type': [edit(sources, '          - name: clicked_at\n', '          - name: clicked_at\n            data_type: timestamp\n')],
  'test-added': [edit(sources, 'data_tests: [not_null]', 'data_tests: [not_null, unique]')],
  tags: [edit(sources, 'tags: [till]', 'tags: [till, money]')],
  'tags-of-table': [onOrders('tags: [money]')],
  'tags-in-config': { since: '1.10', head: [onRaw('config: {tags: [money]}')] },
  meta: [edit(sources, 'contact: till-team', 'contact: shop-team')],
  'meta-of-table': [edit(sources, 'pii: false', 'pii: true')],
  'meta-in-config': { since: '1.10', head: [onOrders('config: {meta: {pii: true}}')] },
  'enabled-spelled-out': [onOrders('config: {enabled: true}')],
  'event-time': { since: '1.9', head: [onOrders('config: {event_time: ordered_at}')] },
  'freshness-in-config': { since: '1.10', head: [onClicks('config: {freshness: {warn_after: {count: 1, period: day}}, loaded_at_field: clicked_at}')] },
  external: [onClicks("external: {location: 's3://ads/clicks'}")],
  'external-edited': { both: [onClicks("external: {location: 's3://ads/clicks'}")], head: [edit(sources, 's3://ads/clicks', 's3://ads/clicks/v2')] },
  'adapter-meta': [onClicks("meta: {external_location: 'clicks.parquet'}")],
  'table-new': [append(sources, '      - name: refusals\n')],
  'source-new': [append(sources, '\n  - name: post\n    tables:\n      - name: parcels\n')],
  'table-removed': [
    edit(sources, '      - name: campaigns\n        description: Not read by any model yet.\n', ''),
    edit('models/exposures.yml', "      - source('ads', 'campaigns')\n", ''),
  ],
  'table-disabled': [
    edit(sources, '        description: Not read by any model yet.\n', '        description: Not read by any model yet.\n        config: {enabled: false}\n'),
    edit('models/exposures.yml', "      - source('ads', 'campaigns')\n", ''),
  ],
  renamed: [
    edit(sources, '  - name: ads\n', '  - name: adverts\n'),
    edit('models/staging/stg_clicks.sql', "'ads'", "'adverts'"),
    edit('models/exposures.yml', "source('ads'", "source('adverts'"),
  ],
  'file-moved': [move(sources, 'models/sources.yml')],
  'overridden-in-root': [write('models/overrides.yml', 'sources:\n  - name: unrelated\n    tables: [{name: t}]\n')],
});

const countries = 'seeds/countries.csv';
const big = (rows: number, word: string): string =>
  `code,name\n${Array.from({ length: rows }, (_, row) => `${row},${word} number ${row}, with a long name that fills the file\n`.replace(', with', ' with')).join('')}`;
const large = (word: string): Change => write('seeds/archive.csv', big(22_000, word));
const small: Change = write('seeds/archive.csv', big(10, 'place'));

/** Seeds: bytes, line ends, and the size from which dbt looks at the path only. */
export const shopSeeds = mutations('shop', 'seed', {
  'row-added': [append(countries, 'BE,Belgium\n')],
  'cell-edited': [edit(countries, 'France', 'Frankreich')],
  'column-added': [rewrite(countries, (text) => text.replace('name\n', 'name,euro\n').replaceAll(/(y|s|e)\n/g, '$1,1\n'))],
  'newline-last': [append(countries, '\n')],
  'space-last': [append(countries, '  ')],
  crlf: [rewrite(countries, (text) => text.replaceAll('\n', '\r\n'))],
  'byte-order-mark': [prepend(countries, '\uFEFF')],
  'grown-past-the-limit': { both: [small], head: [large('place')] },
  'shrunk-below-the-limit': { both: [large('place')], head: [small] },
  'large-edited': { both: [large('place')], head: [large('plaza')] },
  'large-moved': { both: [large('place')], head: [move('seeds/archive.csv', 'seeds/old/archive.csv')] },
  'large-untouched': { both: [large('place')], head: [] },
  'package-seed': [edit('local_packages/calendar/seeds/weekday_numbers.csv', '6\n', '6\n7\n')],
});

const exposures = 'models/exposures.yml';
export const shopExposures = mutations('shop', 'exposure', {
  type: [edit(exposures, 'type: application', 'type: ml')],
  'owner-email': [edit(exposures, 'care@shop.example', 'help@shop.example')],
  'owner-name': [edit(exposures, 'name: Customer care', 'name: Care')],
  'owner-list': { since: '1.10', head: [edit(exposures, 'email: care@shop.example', 'email: [care@shop.example, help@shop.example]')] },
  maturity: [edit(exposures, 'maturity: high', 'maturity: low')],
  url: [edit(exposures, '/revenue', '/income')],
  description: [edit(exposures, 'Feeds the letters', 'Writes the letters')],
  label: [edit(exposures, 'label: Revenue report', 'label: Revenue')],
  'depends-on-added': [edit(exposures, "      - ref('orders')\n", "      - ref('orders')\n      - ref('customer_value')\n")],
  'depends-on-order': [edit(exposures, "      - ref('revenue_daily')\n      - ref('orders')\n", "      - ref('orders')\n      - ref('revenue_daily')\n")],
  'depends-on-removed': [edit(exposures, "      - ref('orders')\n", '')],
  tags: [edit(exposures, 'tags: [board]', 'tags: [board, weekly]')],
  'tags-in-config': { since: '1.10', head: [edit(exposures, 'tags: [board]', 'config: {tags: [board]}')] },
  meta: [edit(exposures, 'cadence: weekly', 'cadence: daily')],
  'meta-in-config': { since: '1.10', head: [edit(exposures, '    meta:\n      cadence: weekly\n', '    config: {meta: {cadence: daily}}\n')] },
  'enabled-spelled-out': [edit(exposures, '    tags: [board]\n', '    tags: [board]\n    config: {enabled: true}\n')],
  'new': [append(exposures, "\n  - name: wall_screen\n    type: dashboard\n    owner: {name: Shop}\n    depends_on: [ref('customer_value')]\n")],
  removed: [rewrite(exposures, (text) => text.slice(0, text.indexOf('\n  - name: letter_list')))],
  renamed: [edit(exposures, 'name: letter_list', 'name: letters')],
  disabled: [edit(exposures, '  - name: letter_list\n', '  - name: letter_list\n    config: {enabled: false}\n')],
  'file-moved': [move(exposures, 'models/marts/exposures.yml')],
});
