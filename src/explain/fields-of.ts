import type { Column, Resource } from '#artifacts';
import { type JsonObject, unreachable } from '#kernel';

/**
 * What a manifest says of a resource, under the manifest's own names: everything that a change of the project can move,
 * whether dbt compares it or not. Left out is what follows from the rest, such as compiled code and checksums.
 */
export function fieldsOf(resource: Resource): JsonObject {
  return {
    unrendered_config: resource.unrenderedConfig,
    config: resource.config,
    description: resource.description,
    tags: resource.tags,
    meta: resource.meta,
    group: resource.group,
    fqn: resource.fqn,
    original_file_path: resource.path,
    patch_path: resource.patchPath,
    depends_on: { nodes: resource.dependsOn },
    ...ownFields(resource),
  };
}

function ownFields(resource: Resource): JsonObject {
  switch (resource.resourceType) {
    case 'model': {
      const { access, version, latestVersion, deprecationDate } = resource;
      const constraints = resource.constraints.map((constraint) => ({ ...constraint }));
      return { ...nodeFields(resource), access, version, latest_version: latestVersion, deprecation_date: deprecationDate, constraints };
    }
    case 'test':
      return { ...nodeFields(resource), test_metadata: resource.testMetadata === null ? null : { ...resource.testMetadata }, column_name: resource.columnName };
    case 'function':
      return { ...nodeFields(resource), arguments: resource.arguments, returns: resource.returns, overloads: resource.overloads };
    case 'seed':
    case 'snapshot':
    case 'analysis':
    case 'operation':
      return nodeFields(resource);
    default:
      return yamlFields(resource);
  }
}

type Node = Extract<Resource, { readonly rawCode: string }>;

/** Database and schema come from the target: they differ on every node of a pull request's build. */
function nodeFields({ rawCode, alias, language, columns }: Node): JsonObject {
  return { raw_code: rawCode, alias, language, columns: columnFields(columns) };
}

function columnFields(columns: ReadonlyMap<string, Column>): JsonObject {
  const facts = ({ description, dataType, constraints, tags, meta }: Column): JsonObject => ({
    description,
    data_type: dataType,
    constraints: constraints.map((constraint) => ({ ...constraint })),
    tags,
    meta,
  });
  return Object.fromEntries([...columns].map(([key, column]) => [key, facts(column)]));
}

function yamlFields(resource: Exclude<Resource, Node>): JsonObject {
  switch (resource.resourceType) {
    case 'source': {
      const { identifier, database, schema, loader, quoting, freshness, external, sourceDescription: source_description } = resource;
      const loaded = { loaded_at_field: resource.loadedAtField, loaded_at_query: resource.loadedAtQuery };
      return { identifier, database, schema, loader, quoting, freshness, ...loaded, external, source_description, columns: columnFields(resource.columns) };
    }
    case 'exposure':
      return { type: resource.type, owner: resource.owner, maturity: resource.maturity, url: resource.url, label: resource.label };
    case 'metric':
      return { type: resource.type, label: resource.label, type_params: resource.typeParams, filter: resource.filter };
    case 'semantic_model': {
      const { model, label, defaults, entities, dimensions, measures, primaryEntity: primary_entity } = resource;
      return { model, label, defaults, entities, dimensions, measures, primary_entity };
    }
    case 'saved_query':
      return { label: resource.label, query_params: queryOf(resource), exports: resource.exports.map((one) => ({ ...one })) };
    case 'unit_test':
      return { model: resource.model, given: resource.given, expect: resource.expect, overrides: resource.overrides };
    default:
      return unreachable(resource);
  }
}

function queryOf({ metrics, groupBy, where, orderBy, limit }: Extract<Resource, { readonly resourceType: 'saved_query' }>): JsonObject {
  return { metrics, group_by: groupBy, where, order_by: orderBy, limit };
}
