import { type Json, type JsonObject, equalJson, isJsonList, isJsonObject } from '#kernel';
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

/** What is null, false, empty or dbt's default says nothing; versions and engines write more or less of it. */
function said(value: Json): Json {
  if (isJsonList(value)) return value.map(said);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).map(([key, item]) => [key, said(item)] as const);
  return Object.fromEntries(kept.filter(([key, item]) => item !== null && item !== false && !isEmpty(item) && item !== DEFAULTS[key]));
}

const DEFAULTS: Readonly<Record<string, Json>> = { period_agg: 'first' };

/** Parameters of one kind of metric repeat some that stand beside them: v2 the expression, 1.9 the window. */
function withoutRepetition(typeParams: Json): Json {
  if (!isJsonObject(typeParams)) return typeParams;
  return Object.fromEntries(Object.entries(typeParams).map(([key, item]) => [key, KINDS.includes(key) ? without(item, typeParams) : item]));
}

const KINDS: readonly string[] = ['metric_aggregation_params', 'cumulative_type_params'];

function without(params: Json, outer: JsonObject): Json {
  if (!isJsonObject(params)) return params;
  return Object.fromEntries(Object.entries(params).filter(([key, item]) => !equalJson(item, outer[key])));
}
