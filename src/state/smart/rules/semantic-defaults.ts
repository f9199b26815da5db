import type { Metric, Project, Resource, SemanticModel } from '#artifacts';
import { type Json, type JsonObject, equalJson, isJsonList, isJsonObject } from '#kernel';
import { isEmpty } from '../config-value.ts';
import type { DropRule } from '../types.ts';

/**
 * Versions and engines write more or less of what follows from the rest into the parts of a semantic model: the
 * configuration that a part takes from its model or column, its own name as expression, the default time dimension, and
 * measures that stand for simple metrics.
 */
export const semanticDefaults: DropRule = {
  id: 'smart/semantic-defaults',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'entities, dimensions and measures that one version or engine writes with more of their defaults',
  confidence: 'proven',
  skews: ['engine', 'dbt-version'],
  needsSkew: true,
  difference({ field }, { before, after }, { base, head }) {
    if (before.resourceType !== 'semantic_model' || after.resourceType !== 'semantic_model' || !isPart(field)) return false;
    return equalJson(partsOf(before, field, base), partsOf(after, field, head));
  },
};

const PARTS = ['entities', 'dimensions', 'measures'] as const;
type PartName = (typeof PARTS)[number];

function isPart(field: string): field is PartName {
  return PARTS.some((part) => part === field);
}

/** The parts with nothing in them that the rest of the manifest implies. */
function partsOf(model: SemanticModel, name: PartName, project: Project): Json {
  const parts = model[name];
  if (!isJsonList(parts)) return parts;
  return parts.filter((part) => name !== 'measures' || !isMetric(part, model, project)).map((part) => (isJsonObject(part) ? bare(part, model, project) : part));
}

function bare(part: JsonObject, model: SemanticModel, project: Project): JsonObject {
  const implied: JsonObject = {
    expr: part['name'] ?? null,
    agg_time_dimension: isJsonObject(model.defaults) ? (model.defaults['agg_time_dimension'] ?? null) : null,
  };
  const kept = Object.entries(part).filter(([key, value]) => {
    if (key === 'config') return !isInherited(value, part, { model, project });
    return value !== null && !(Object.hasOwn(implied, key) && implied[key] === value);
  });
  return Object.fromEntries(kept);
}

interface Surroundings {
  readonly model: SemanticModel;
  readonly project: Project;
}

/** No configuration, that of the semantic model, or that of the column. */
function isInherited(config: Json, part: JsonObject, { model, project }: Surroundings): boolean {
  if (!isJsonObject(config)) return true;
  const { meta = {}, ...others } = config;
  const column = columnMeta(part, model, project);
  return Object.keys(others).length === 0 && (isEmpty(meta) || equalJson(meta, model.config['meta']) || equalJson(meta, column));
}

function columnMeta({ name, expr }: JsonObject, { dependsOn }: SemanticModel, { resources }: Project): Json | undefined {
  const columns = dependsOn.flatMap((id) => columnsOf(resources.get(id)));
  return columns.find((column) => column.name === expr)?.meta ?? columns.find((column) => column.name === name)?.meta;
}

function columnsOf(resource: Resource | undefined) {
  return resource?.resourceType === 'model' ? [...resource.columns.values()] : [];
}

/** A measure that v2 makes of a simple metric, which stands in the manifest itself. */
function isMetric(measure: Json, model: SemanticModel, { resources }: Project): boolean {
  if (!isJsonObject(measure) || measure['create_metric'] !== true) return false;
  return [...resources.values()].some((one) => one.resourceType === 'metric' && one.name === measure['name'] && isMeasured(one, measure, model));
}

function isMeasured({ typeParams }: Metric, measure: JsonObject, model: SemanticModel): boolean {
  const aggregation = isJsonObject(typeParams) ? typeParams['metric_aggregation_params'] : undefined;
  if (!isJsonObject(typeParams) || !isJsonObject(aggregation)) return false;
  const isSame = aggregation['semantic_model'] === model.name && aggregation['agg'] === measure['agg'];
  return isSame && equalJson(typeParams['expr'] ?? null, measure['expr'] ?? null);
}
