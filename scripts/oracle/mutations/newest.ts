import { append, edit, remove, write } from '../change.ts';
import type { Change } from '../change.ts';
import { mutations } from '../mutation.ts';

const prices = 'models/marts/prices.yml';
const model = `models:
  - name: guest_prices
    semantic_model:
      enabled: true
      name: prices
    agg_time_dimension: priced_on
    columns:
      - name: guest_id
        entity: {type: primary, name: price_row}
      - name: mean_price
      - name: priced_on
        granularity: day
        dimension: {type: time}
    metrics:
      - name: mean_price_total
        label: Mean price
        description: The mean of the means.
        type: simple
        agg: average
        expr: mean_price
`;
const written: readonly Change[] = [
  write(prices, model),
  edit('models/marts/guest_prices.sql', 'select guest_id,', 'select guest_id, current_date as priced_on,'),
];
const since = '1.12' as const;

/** Metrics and semantic models that are written beside their model, as dbt 1.12 reads them. */
export const metricsNewForm = mutations('metrics', 'new-form', {
  added: { since, head: [...written] },
  nothing: { since, both: written, head: [] },
  'metric-description': { since, both: written, head: [edit(prices, 'The mean of the means.', 'A mean.')] },
  'metric-expression': { since, both: written, head: [edit(prices, 'expr: mean_price', 'expr: mean_price * 2')] },
  'metric-aggregation': { since, both: written, head: [edit(prices, 'agg: average', 'agg: max')] },
  'metric-added': {
    since,
    both: written,
    head: [append(prices, '      - name: top_price\n        label: Top price\n        type: simple\n        agg: max\n        expr: mean_price\n')],
  },
  'metric-hidden': { since, both: written, head: [edit(prices, '        type: simple\n', '        type: simple\n        hidden: true\n')] },
  'metric-meta': { since, both: written, head: [edit(prices, '        type: simple\n', '        type: simple\n        config: {meta: {owner: revenue}}\n')] },
  'entity-name': { since, both: written, head: [edit(prices, 'name: price_row', 'name: price_line')] },
  'dimension-added': {
    since,
    both: written,
    head: [edit(prices, '      - name: mean_price\n', '      - name: mean_price\n        dimension: {type: categorical}\n')],
  },
  'dimension-granularity': { since, both: written, head: [edit(prices, 'granularity: day', 'granularity: month')] },
  'semantic-model-name': { since, both: written, head: [edit(prices, 'name: prices', 'name: price_facts')] },
  'semantic-model-meta': { since, both: written, head: [edit(prices, '      name: prices\n', '      name: prices\n      config: {meta: {owner: revenue}}\n')] },
  'semantic-model-off': { since, both: written, head: [write(prices, 'models:\n  - name: guest_prices\n')] },
});

const functions = 'functions/functions.yml';
const overload = `    overloads:
      - defined_in: net_price_at
        description: With a rate.
        arguments:
          - name: price
            data_type: double
          - name: rate
            data_type: double
        returns: {data_type: double}
`;
const overloaded: readonly Change[] = [append(functions, overload), write('functions/net_price_at.sql', 'price / rate\n')];

/** Several bodies of one function name. */
export const metricsOverloads = mutations('metrics', 'overload', {
  added: { since, head: [...overloaded] },
  nothing: { since, both: overloaded, head: [] },
  body: { since, both: overloaded, head: [write('functions/net_price_at.sql', 'price / (1 + rate)\n')] },
  description: { since, both: overloaded, head: [edit(functions, 'With a rate.', 'At a rate.')] },
  'argument-type': {
    since,
    both: overloaded,
    head: [edit(functions, '          - name: rate\n            data_type: double\n', '          - name: rate\n            data_type: float\n')],
  },
  returns: { since, both: overloaded, head: [edit(functions, '        returns: {data_type: double}\n', '        returns: {data_type: float}\n')] },
  'root-body': { since, both: overloaded, head: [edit('functions/net_price.sql', '1.07', '1.19')] },
  removed: { since, both: overloaded, head: [edit(functions, overload, ''), remove('functions/net_price_at.sql')] },
});
