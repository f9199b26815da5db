import { differs } from '../../differences.ts';
import type { AddRule } from '../types.ts';

export const savedQueryOrder: AddRule = {
  id: 'smart/saved-query-order',
  direction: 'add',
  engines: ['v1', 'v2'],
  summary: 'saved queries whose metrics, order or limit changed',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      if (before?.resourceType !== 'saved_query' || after.resourceType !== 'saved_query') return [];
      return [
        ...differs(['content', 'query_params.metrics'], before.metrics, after.metrics),
        ...differs(['content', 'query_params.order_by'], before.orderBy, after.orderBy),
        ...differs(['content', 'query_params.limit'], before.limit, after.limit),
      ];
    },
};
