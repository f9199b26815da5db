/**
 * dbt compares some pieces as whole objects of its classes, not as JSON: keys that the class does not know are dropped,
 * and absent ones take the class default. Laying the class over the JSON makes two dbt versions comparable.
 * Null stays null: dbt holds a `config` of null and one of `{ "meta": {} }` apart.
 * Source: dbt-core 1.12, dbt/artifacts/resources/v1.
 */
import { type Json, type JsonObject, isJsonList, isJsonObject } from '#kernel';

interface Shape {
  /** Every field of the class with its default; a nested class is laid over what is there. */
  readonly fields: Readonly<Record<string, Json | Nested>>;
  /** The class keeps fields that it does not know. */
  readonly open?: true;
}

class Nested {
  readonly shape: Shape;
  readonly absent: Json;

  constructor(shape: Shape, absent: Json) {
    this.shape = shape;
    this.absent = absent;
  }
}

/** An optional field: null unless given. */
const optional = (shape: Shape): Nested => new Nested(shape, null);
/** A field that is made when it is not given. */
const made = (shape: Shape): Nested => new Nested(shape, {});
const listOf = (shape: Shape): Nested => new Nested(shape, []);

const ELEMENT_CONFIG: Shape = { fields: { meta: {} } };
const TIME: Shape = { fields: { count: null, period: null } };
const ARGUMENT: Shape = { fields: { name: null, data_type: null, description: null, default_value: null } };
const RETURNS: Shape = { fields: { data_type: null, description: null } };
const PARTITION: Shape = { fields: { name: '', description: '', data_type: '', meta: {} }, open: true };
const VALIDITY: Shape = { fields: { is_start: false, is_end: false } };

const DIMENSION_TYPE: Shape = { fields: { time_granularity: null, validity_params: optional(VALIDITY) } };
const AGGREGATION: Shape = { fields: { percentile: null, use_discrete_percentile: false, use_approximate_percentile: false } };
const NON_ADDITIVE: Shape = { fields: { name: null, window_choice: null, window_groupings: [] } };
const EXPORT_CONFIG: Shape = { fields: { export_as: null, schema_name: null, alias: null, database: null } };

export const classes = {
  entity: { fields: { name: null, type: null, description: null, label: null, role: null, expr: null, config: optional(ELEMENT_CONFIG) } },
  dimension: {
    fields: {
      name: null,
      type: null,
      description: null,
      label: null,
      is_partition: false,
      type_params: optional(DIMENSION_TYPE),
      expr: null,
      metadata: null,
      config: optional(ELEMENT_CONFIG),
      datatype: null,
    },
  },
  measure: {
    fields: {
      name: null,
      agg: null,
      description: null,
      label: null,
      create_metric: false,
      expr: null,
      agg_params: optional(AGGREGATION),
      non_additive_dimension: optional(NON_ADDITIVE),
      agg_time_dimension: null,
      config: optional(ELEMENT_CONFIG),
    },
  },
  semanticDefaults: { fields: { agg_time_dimension: null } },
  semanticModelConfig: { fields: { enabled: true, group: null, meta: {} }, open: true },
  savedQueryConfig: {
    fields: { enabled: true, group: null, meta: {}, export_as: null, schema: null, cache: made({ fields: { enabled: false } }) },
    open: true,
  },
  exportConfig: EXPORT_CONFIG,
  argument: ARGUMENT,
  returns: RETURNS,
  // The compiled body is no part of the comparison, and only a compiling run writes it.
  overload: {
    fields: { defined_in: null, arguments: listOf(ARGUMENT), returns: optional(RETURNS), description: null, raw_body: null },
  },
  quoting: { fields: { database: null, schema: null, identifier: null, column: null } },
  freshness: { fields: { warn_after: made(TIME), error_after: made(TIME), filter: null } },
  external: {
    fields: { location: null, file_format: null, row_format: null, tbl_properties: null, partitions: new Nested(PARTITION, null) },
    open: true,
  },
  owner: { fields: { email: null, name: null }, open: true },
} satisfies Readonly<Record<string, Shape>>;

/** `value` as that class holds it; a list is laid item by item, and what is no object stays as it is. */
export function asClass(value: Json, shape: Shape): Json {
  if (isJsonList(value)) return value.map((item) => asClass(item, shape));
  return isJsonObject(value) ? asObjectOfClass(value, shape) : value;
}

export function asObjectOfClass(value: JsonObject, shape: Shape): JsonObject {
  const known = Object.entries(shape.fields).map(([key, field]): [string, Json] => [key, fieldOfClass(value[key], field)]);
  return shape.open ? { ...value, ...Object.fromEntries(known) } : Object.fromEntries(known);
}

function fieldOfClass(value: Json | undefined, field: Json | Nested): Json {
  if (field instanceof Nested) return asClass(value === undefined ? field.absent : value, field.shape);
  return value === undefined ? field : value;
}
