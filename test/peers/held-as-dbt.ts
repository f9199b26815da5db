import type { Column, Constraint, Macro, Resource } from '#artifacts';
import { type Json, type JsonObject, isJsonObject } from '#kernel';

/** Our names of fields whose values dbt holds as they are, under its own names. */
const SAME: Readonly<Record<string, string>> = {
  name: 'name',
  packageName: 'package_name',
  path: 'original_file_path',
  fqn: 'fqn',
  description: 'description',
  tags: 'tags',
  meta: 'meta',
  group: 'group',
  unrenderedConfig: 'unrendered_config',
  database: 'database',
  schema: 'schema',
  alias: 'alias',
  relationName: 'relation_name',
  rawCode: 'raw_code',
  compiledCode: 'compiled_code',
  checksum: 'checksum',
  access: 'access',
  version: 'version',
  latestVersion: 'latest_version',
  deprecationDate: 'deprecation_date',
  primaryKey: 'primary_key',
  rootPath: 'root_path',
  testMetadata: 'test_metadata',
  attachedNode: 'attached_node',
  columnName: 'column_name',
  arguments: 'arguments',
  returns: 'returns',
  overloads: 'overloads',
  sourceName: 'source_name',
  identifier: 'identifier',
  unrenderedDatabase: 'unrendered_database',
  unrenderedSchema: 'unrendered_schema',
  loader: 'loader',
  quoting: 'quoting',
  freshness: 'freshness',
  loadedAtField: 'loaded_at_field',
  loadedAtQuery: 'loaded_at_query',
  external: 'external',
  sourceDescription: 'source_description',
  type: 'type',
  owner: 'owner',
  maturity: 'maturity',
  url: 'url',
  label: 'label',
  filter: 'filter',
  model: 'model',
  defaults: 'defaults',
  entities: 'entities',
  dimensions: 'dimensions',
  measures: 'measures',
  primaryEntity: 'primary_entity',
  given: 'given',
  expect: 'expect',
  overrides: 'overrides',
  resourceType: 'resource_type',
  // Of a macro.
  sql: 'macro_sql',
};

/** A resource or macro with dbt's names, as far as both hold the same. */
export function asDbtHolds(held: Resource | Macro): JsonObject {
  const renamed = Object.entries(held).flatMap(([key, value]) => (SAME[key] === undefined ? [] : [[SAME[key], value]]));
  return {
    ...Object.fromEntries(renamed),
    macros: held.macros,
    ...('dependsOn' in held ? { nodes: held.dependsOn, patch_path: held.patchPath } : {}),
    ...('columns' in held ? { columns: Object.fromEntries([...held.columns].map(([key, column]) => [key, asDbtColumn(column)])) } : {}),
    ...('constraints' in held ? { constraints: held.constraints.map(asDbtConstraint) } : {}),
    ...('resourceType' in held ? ownOf(held) : {}),
  };
}

function ownOf(held: Resource): JsonObject {
  switch (held.resourceType) {
    case 'saved_query':
      return {
        config: held.config,
        query_params: { metrics: held.metrics, group_by: held.groupBy, where: held.where, order_by: held.orderBy, limit: held.limit },
        exports: held.exports.map(({ name, config, unrenderedConfig }) => ({ name, config, unrendered_config: unrenderedConfig })),
      };
    case 'semantic_model':
      return { config: held.config };
    case 'model': {
      const { enforced, aliasTypes, checksum } = held.contract;
      return { contract: { enforced, alias_types: aliasTypes, checksum } };
    }
    default:
      return {};
  }
}

function asDbtColumn({ name, description, dataType, constraints, tags, meta }: Column): JsonObject {
  return { name, description, data_type: dataType, constraints: constraints.map((constraint) => withoutColumns(asDbtConstraint(constraint))), tags, meta };
}

function asDbtConstraint({ type, name, expression, warnUnenforced, warnUnsupported, to, toColumns, columns }: Constraint): JsonObject {
  return { type, name, expression, warn_unenforced: warnUnenforced, warn_unsupported: warnUnsupported, to, to_columns: toColumns, columns };
}

function withoutColumns({ columns: _columns, ...constraint }: JsonObject): JsonObject {
  return constraint;
}

/**
 * dbt's own dump in the same form. Where dbt keeps a null that an artifact of the Rust engine has for a text or a flag,
 * we hold the class default; nothing compares these across engines.
 */
export function fromDbt(dbt: JsonObject): JsonObject {
  const { columns, constraints, patch_path: patchPath, description, checksum } = dbt;
  const [parents, config] = [objectOf(dbt['depends_on']), objectOf(dbt['config'])];
  return {
    ...dbt,
    nodes: parents['nodes'] ?? [],
    macros: parents['macros'] ?? [],
    description: description ?? '',
    // Semantic models and unit tests have these in their configuration alone.
    tags: dbt['tags'] ?? config['tags'] ?? [],
    meta: dbt['meta'] ?? config['meta'] ?? {},
    unrendered_config: dbt['unrendered_config'] ?? {},
    patch_path: typeof patchPath === 'string' ? patchPath.replace(/^.*:\/\//, '') : null,
    ...(isJsonObject(columns) ? { columns: Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, columnFromDbt(column)])) } : {}),
    ...(Array.isArray(constraints) ? { constraints: constraints.map(constraintFromDbt) } : {}),
    // Python's words for the empty checksum that the Rust engine gives a unit test.
    ...(typeof checksum === 'string' && checksum.startsWith('{') ? { checksum: null } : {}),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function columnFromDbt(column: Json): Json {
  if (!isJsonObject(column)) return column;
  const { name, description, data_type, constraints, tags, meta } = column;
  return {
    name: name ?? null,
    description: description ?? '',
    data_type: data_type ?? null,
    constraints: constraints ?? [],
    tags: tags ?? [],
    meta: meta ?? {},
  };
}

function constraintFromDbt(constraint: Json): Json {
  return isJsonObject(constraint)
    ? { ...constraint, warn_unsupported: constraint['warn_unsupported'] ?? true, warn_unenforced: constraint['warn_unenforced'] ?? true }
    : constraint;
}
