import { append, edit, env, move, remove, rewrite, write } from '../change.ts';
import { mutations } from '../mutation.ts';

const metricsYaml = 'models/semantic/metrics.yml';
const semantic = 'models/semantic/semantic_models.yml';
const saved = 'models/semantic/saved_queries.yml';
const functions = 'functions/functions.yml';

export const metricsMetrics = mutations('metrics', 'metric', {
  description: [edit(metricsYaml, 'All bookings, cancelled ones too.', 'All bookings.')],
  label: [edit(metricsYaml, 'label: Guests', 'label: People')],
  type: [
    edit(
      metricsYaml,
      '    type: ratio\n    type_params:\n      numerator: value_total\n      denominator: bookings_total\n',
      '    type: derived\n    type_params:\n      expr: value_total / bookings_total\n      metrics: [value_total, bookings_total]\n',
    ),
  ],
  measure: [edit(metricsYaml, 'measure: guest_count', 'measure: booking_count')],
  filter: [edit(metricsYaml, '= false', '= true')],
  'filter-added': [
    edit(metricsYaml, '      measure: guest_count\n', "      measure: guest_count\n    filter: \"{{ Dimension('guest__channel') }} = 'agency'\"\n"),
  ],
  expression: [edit(metricsYaml, '/ 1000', '/ 1000.0')],
  'parent-added': [edit(metricsYaml, '        - name: value_total\n', '        - name: value_total\n        - name: guests_total\n')],
  'meta-in-config': [edit(metricsYaml, 'tier: gold', 'tier: silver')],
  'meta-as-property': [edit(metricsYaml, '    tags: [people]\n', '    tags: [people]\n    meta: {owner: revenue}\n')],
  tags: [edit(metricsYaml, 'tags: [people]', 'tags: [people, guests]')],
  'group-in-config': [
    edit(metricsYaml, '    tags: [people]\n', '    config: {group: revenue}\n'),
    write('models/groups.yml', 'groups:\n  - name: revenue\n    owner: {name: Revenue}\n'),
  ],
  'enabled-spelled-out': [edit(metricsYaml, '    tags: [people]\n', '    tags: [people]\n    config: {enabled: true}\n')],
  granularity: { since: '1.9', head: [edit(metricsYaml, '    tags: [people]\n', '    tags: [people]\n    time_granularity: month\n')] },
  'new': [append(metricsYaml, '  - name: bookings_again\n    label: Bookings again\n    type: simple\n    type_params:\n      measure: booking_count\n')],
  'cumulative-new': [
    append(metricsYaml, '  - name: bookings_to_date\n    label: To date\n    type: cumulative\n    type_params:\n      measure: booking_count\n'),
  ],
  removed: [rewrite(metricsYaml, (text) => text.slice(0, text.indexOf('  - name: value_in_thousands')))],
  disabled: [append(metricsYaml, '    config: {enabled: false}\n')],
  moved: [move(metricsYaml, 'models/metrics.yml')],
  'project-meta': [edit('dbt_project.yml', 'metrics:\n  metrics:\n', 'metrics:\n  metrics:\n    +meta: {owner: revenue}\n')],
});

export const metricsSemantic = mutations('metrics', 'semantic-model', {
  description: [edit(semantic, 'Stays, at the grain of the booking.', 'Stays.')],
  label: [edit(semantic, "    model: ref('guests')\n", "    model: ref('guests')\n    label: Guests\n")],
  defaults: [
    edit(semantic, 'agg_time_dimension: booked_on', 'agg_time_dimension: stayed_on'),
    edit(
      semantic,
      '      - name: booked_on\n        type: time\n',
      '      - name: stayed_on\n        expr: booked_on\n        type: time\n        type_params:\n          time_granularity: day\n      - name: booked_on\n        type: time\n',
    ),
  ],
  'entity-expression': [edit(semantic, 'expr: booking_id', 'expr: bookings.booking_id')],
  'entity-added': [
    edit(
      semantic,
      '      - name: guest\n        type: foreign\n',
      '      - name: visitor\n        type: foreign\n        expr: guest_id\n      - name: guest\n        type: foreign\n',
    ),
  ],
  'entity-type': [edit(semantic, 'type: foreign', 'type: natural')],
  'dimension-added': [edit(semantic, '      - name: is_cancelled\n', '      - name: price\n        type: categorical\n      - name: is_cancelled\n')],
  'dimension-label': [edit(semantic, '      - name: is_cancelled\n', '      - name: is_cancelled\n        label: Cancelled\n')],
  'dimension-granularity': [edit(semantic, 'time_granularity: day', 'time_granularity: month')],
  'dimension-order': [
    edit(semantic, '      - name: channel\n        type: categorical\n', ''),
    edit(
      semantic,
      '    dimensions:\n      - name: first_booked_on\n',
      '    dimensions:\n      - name: channel\n        type: categorical\n      - name: first_booked_on\n',
    ),
  ],
  'measure-expression': [edit(semantic, 'expr: price', 'expr: price * 1.0')],
  'measure-description': [edit(semantic, 'Number of bookings.', 'Bookings.')],
  'measure-aggregation': [edit(semantic, 'agg: count_distinct', 'agg: count')],
  'measure-added': [
    edit(semantic, '      - name: guest_count\n', '      - name: guest_ids\n        agg: max\n        expr: guest_id\n      - name: guest_count\n'),
  ],
  'meta-in-config': [edit(semantic, 'owner: revenue', 'owner: hotel')],
  'group-in-config': [
    edit(semantic, '        owner: revenue\n', '        owner: revenue\n      group: revenue\n'),
    write('models/groups.yml', 'groups:\n  - name: revenue\n    owner: {name: Revenue}\n'),
  ],
  'enabled-spelled-out': [edit(semantic, '        owner: revenue\n', '        owner: revenue\n      enabled: true\n')],
  'tags-in-config': { since: '1.10', head: [edit(semantic, '        owner: revenue\n', '        owner: revenue\n      tags: [stays]\n')] },
  model: [
    edit(semantic, "model: ref('guests')", "model: ref('guest_prices')"),
    edit('models/marts/guest_prices.sql', 'select guest_id,', 'select guest_id, current_date as first_booked_on,'),
  ],
  'model-body': [append('models/marts/bookings.sql', '-- x\n')],
  'primary-entity': [
    edit(semantic, '      - name: guest\n        type: primary\n        expr: guest_id\n', ''),
    edit(semantic, "    model: ref('guests')\n", "    model: ref('guests')\n    primary_entity: guest\n"),
    edit(semantic, '    entities:\n    dimensions', '    dimensions'),
  ],
  'new': [
    append(
      semantic,
      "\n  - name: prices\n    model: ref('guest_prices')\n    entities:\n      - name: price_row\n        type: primary\n        expr: guest_id\n",
    ),
  ],
  'project-meta': [append('dbt_project.yml', '\nsemantic-models:\n  metrics:\n    +meta: {owner: hotel}\n')],
  moved: [move(semantic, 'models/semantic/stays.yml')],
});

export const metricsSaved = mutations('metrics', 'saved-query', {
  'metric-added': [edit(saved, 'metrics: [value_total, bookings_total]', 'metrics: [value_total, bookings_total, guests_total]')],
  'metric-order': [edit(saved, 'metrics: [value_total, bookings_total]', 'metrics: [bookings_total, value_total]')],
  'group-by': [edit(saved, "        - Dimension('guest__channel')\n", '')],
  where: [edit(saved, '= false', '= true')],
  'where-removed': [edit(saved, '      where:\n        - "{{ Dimension(\'booking__is_cancelled\') }} = false"\n', '')],
  'order-by': { since: '1.9', head: [edit(saved, '      where:\n', "      order_by:\n        - Metric('value_total')\n      where:\n")] },
  limit: { since: '1.9', head: [edit(saved, '      where:\n', '      limit: 10\n      where:\n')] },
  description: [edit(saved, 'What the revenue meeting reads.', 'For the meeting.')],
  label: [edit(saved, 'label: Weekly value', 'label: Value per week')],
  'export-name': [edit(saved, '- name: weekly_value_view', '- name: weekly_value_now')],
  'export-schema': [edit(saved, '          export_as: view\n', '          export_as: view\n          schema: live\n')],
  'export-alias': [edit(saved, 'alias: weekly_value', 'alias: value_per_week')],
  'export-as': [edit(saved, 'export_as: view', 'export_as: table')],
  'export-removed': [edit(saved, '      - name: weekly_value_view\n        config:\n          export_as: view\n', '')],
  'export-order': [
    edit(saved, '      - name: weekly_value_view\n        config:\n          export_as: view\n', ''),
    edit(saved, '    exports:\n', '    exports:\n      - name: weekly_value_view\n        config:\n          export_as: view\n'),
  ],
  tags: { since: '1.10', head: [edit(saved, '    label: Weekly value\n', '    label: Weekly value\n    tags: [meeting]\n')] },
  'meta-in-config': [edit(saved, '    label: Weekly value\n', '    label: Weekly value\n    config: {meta: {owner: revenue}}\n')],
  'enabled-spelled-out': [edit(saved, '    label: Weekly value\n', '    label: Weekly value\n    config: {enabled: true}\n')],
  'cache-enabled': [edit(saved, '    label: Weekly value\n', '    label: Weekly value\n    config: {cache: {enabled: true}}\n')],
  'group-in-config': [
    edit(saved, '    label: Weekly value\n', '    label: Weekly value\n    config: {group: revenue}\n'),
    write('models/groups.yml', 'groups:\n  - name: revenue\n    owner: {name: Revenue}\n'),
  ],
  'new': [append(saved, '\n  - name: values_only\n    query_params:\n      metrics: [value_total]\n')],
  removed: [rewrite(saved, (text) => text.slice(0, text.indexOf('\n  - name: guest_numbers')))],
  disabled: [append(saved, '    config: {enabled: false}\n')],
  'environment-export-schema': [env('METRICS_EXPORT_SCHEMA', 'exports_ci')],
  'project-cache': [edit('dbt_project.yml', 'saved-queries:\n  metrics:\n', 'saved-queries:\n  metrics:\n    +cache: {enabled: true}\n')],
});

const since = '1.11' as const;
export const metricsFunctions = mutations('metrics', 'function', {
  body: { since, head: [edit('functions/net_price.sql', '1.07', '1.19')] },
  'body-space': { since, head: [append('functions/net_price.sql', '\n\n')] },
  'argument-name': { since, head: [edit(functions, '- name: price', '- name: gross')] },
  'argument-type': { since, head: [edit(functions, '        data_type: double\n', '        data_type: float\n')] },
  'argument-description': { since, head: [edit(functions, 'Price with tax.', 'With tax.')] },
  'argument-added': { since, head: [edit(functions, '    returns:\n', '      - name: rate\n        data_type: double\n    returns:\n')] },
  returns: { since, head: [edit(functions, 'returns:\n      data_type: double', 'returns:\n      data_type: float')] },
  description: { since, head: [edit(functions, 'Price without the tourist tax.', 'Net.')] },
  volatility: { since, head: [edit(functions, 'deterministic', 'stable')] },
  access: { since, head: [edit(functions, '    arguments:\n', '    access: public\n    arguments:\n')] },
  tags: { since, head: [edit(functions, 'volatility: deterministic', 'volatility: deterministic\n      tags: [tax]')] },
  meta: { since, head: [edit(functions, 'volatility: deterministic', 'volatility: deterministic\n      meta: {owner: tax}')] },
  'models-section': { since, head: [edit('dbt_project.yml', 'models:\n  metrics:\n', 'models:\n  metrics:\n    +meta: {owner: hotel}\n')] },
  'functions-section': { since, head: [append('dbt_project.yml', '\nfunctions:\n  metrics:\n    +meta: {owner: hotel}\n')] },
  'new': {
    since,
    head: [
      write('functions/gross_price.sql', 'net * 1.07\n'),
      append(functions, '  - name: gross_price\n    arguments: [{name: net, data_type: double}]\n    returns: {data_type: double}\n'),
    ],
  },
  removed: { since, head: [remove('functions/net_price.sql'), remove(functions), remove('models/marts/net_prices.sql')] },
  moved: { since, head: [move('functions/net_price.sql', 'functions/tax/net_price.sql')] },
  'macro-of-it': { since, head: [edit('macros/duckdb_functions.sql', 'create or replace function', 'create or replace  function')] },
});

export const metricsOthers = mutations('metrics', 'others', {
  nothing: [],
  'time-spine-granularity': {
    since: '1.9',
    head: [edit('models/marts/time_spine.yml', 'granularity: day', 'granularity: day\n        description: The day.')],
  },
  'exposure-depends-on': [edit('models/exposures.yml', "      - metric('value_total')\n", "      - metric('value_total')\n      - metric('guests_total')\n")],
  'model-removed': [remove('models/marts/guest_prices.sql'), edit('models/exposures.yml', "      - ref('guest_prices')\n", '')],
  'model-config': [edit('models/marts/guests.sql', 'select', "{{ config(materialized='view') }}\nselect")],
  'column-meta': [edit('models/marts/marts.yml', 'data_tests: [unique, not_null]', 'meta: {pii: false}\n        data_tests: [unique, not_null]')],
});
