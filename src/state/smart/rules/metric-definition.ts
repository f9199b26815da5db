import { type Json, equalJson, isJsonList, isJsonObject } from '#kernel';
import { differingFields } from '../../differences.ts';
import { isEmpty } from '../config-value.ts';
import type { AddRule } from '../types.ts';

/** dbt's checks of a metric's filter and type_params are stubs that call any two the same. */
export const metricDefinition: AddRule = {
  id: 'smart/metric-definition',
  direction: 'add',
  engines: ['v1', 'v2'],
  summary: 'metrics whose filter or type_params changed',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      if (before?.resourceType !== 'metric' || after.resourceType !== 'metric') return [];
      return [
        ...differingFields(['content', 'type_params'], said(withoutRepetition(before.typeParams)), said(withoutRepetition(after.typeParams))),
        ...differingFields(['content', 'filter'], said(before.filter), said(after.filter)),
      ];
    },
};

/** What is null, false or empty is the default of its field; versions and engines write more or less of it. */
function said(value: Json): Json {
  if (isJsonList(value)) return value.map(said);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).map(([key, item]) => [key, said(item)] as const);
  return Object.fromEntries(kept.filter(([, item]) => item !== null && item !== false && !isEmpty(item)));
}

/** v2 repeats the expression of a metric inside its aggregation. */
function withoutRepetition(typeParams: Json): Json {
  const aggregation = isJsonObject(typeParams) ? typeParams['metric_aggregation_params'] : undefined;
  if (!isJsonObject(typeParams) || !isJsonObject(aggregation) || !equalJson(aggregation['expr'], typeParams['expr'])) return typeParams;
  return { ...typeParams, metric_aggregation_params: { ...aggregation, expr: null } };
}
