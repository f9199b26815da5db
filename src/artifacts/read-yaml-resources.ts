/** Resources that only YAML defines. */
import type { Json } from '#kernel';
import { asClass, asObjectOfClass, classes } from './class-defaults.ts';
import type { Fields } from './fields.ts';
import { wrapFilters } from './old-schemas.ts';
import { type Entry, readColumns, readCommon } from './read-common.ts';
import type { Exposure, Metric, SavedQuery, SavedQueryExport, SemanticModel, Source, UnitTest } from './types.ts';

export function readSource(entry: Entry): Source {
  const { fields } = entry;
  return {
    ...readCommon(entry),
    resourceType: 'source',
    sourceName: fields.text('source_name'),
    identifier: fields.text('identifier'),
    database: fields.textOrNull('database'),
    schema: fields.textOrNull('schema'),
    unrenderedDatabase: fields.textOrNull('unrendered_database'),
    unrenderedSchema: fields.textOrNull('unrendered_schema'),
    relationName: fields.textOrNull('relation_name'),
    loader: fields.text('loader', ''),
    quoting: asClass(fields.json('quoting') ?? {}, classes.quoting),
    freshness: asClass(fields.json('freshness'), classes.freshness),
    loadedAtField: fields.textOrNull('loaded_at_field'),
    loadedAtQuery: fields.textOrNull('loaded_at_query'),
    external: asClass(fields.json('external'), classes.external),
    sourceDescription: fields.text('source_description', ''),
    columns: readColumns(fields),
  };
}

export function readExposure(entry: Entry): Exposure {
  const { fields } = entry;
  return {
    ...readCommon(entry),
    resourceType: 'exposure',
    type: fields.text('type'),
    owner: asObjectOfClass(fields.object('owner'), classes.owner),
    maturity: fields.textOrNull('maturity'),
    url: fields.textOrNull('url'),
    label: fields.textOrNull('label'),
  };
}

export function readMetric(entry: Entry): Metric {
  const { fields, reading } = entry;
  return {
    ...readCommon(entry),
    resourceType: 'metric',
    type: fields.text('type'),
    label: fields.text('label', ''),
    ...wrapFilters(reading.schemaVersion, { typeParams: fields.json('type_params'), filter: fields.json('filter') }),
  };
}

export function readSemanticModel(entry: Entry): SemanticModel {
  const { fields } = entry;
  const common = readCommon(entry);
  return {
    ...common,
    resourceType: 'semantic_model',
    config: asObjectOfClass(common.config, classes.semanticModelConfig),
    model: fields.text('model'),
    label: fields.textOrNull('label'),
    defaults: asClass(fields.json('defaults'), classes.semanticDefaults),
    entities: asClass(fields.json('entities') ?? [], classes.entity),
    dimensions: asClass(fields.json('dimensions') ?? [], classes.dimension),
    measures: asClass(fields.json('measures') ?? [], classes.measure),
    primaryEntity: fields.textOrNull('primary_entity'),
  };
}

export function readSavedQuery(entry: Entry): SavedQuery {
  const { fields } = entry;
  const common = readCommon(entry);
  const query = fields.part('query_params');
  return {
    ...common,
    resourceType: 'saved_query',
    config: asObjectOfClass(common.config, classes.savedQueryConfig),
    label: fields.textOrNull('label'),
    metrics: query.texts('metrics', []),
    groupBy: query.texts('group_by', []),
    where: query.json('where'),
    orderBy: query.texts('order_by', []),
    limit: query.numberOrNull('limit'),
    exports: fields.items('exports', readExport),
  };
}

function readExport(fields: Fields): SavedQueryExport {
  return {
    name: fields.text('name'),
    config: asObjectOfClass(fields.object('config'), classes.exportConfig),
    unrenderedConfig: fields.object('unrendered_config'),
  };
}

export function readUnitTest(entry: Entry): UnitTest {
  const { fields } = entry;
  return {
    ...readCommon(entry),
    resourceType: 'unit_test',
    model: fields.text('model'),
    checksum: readUnitTestChecksum(fields),
    given: fields.json('given'),
    expect: fields.json('expect'),
    overrides: fields.json('overrides'),
    version: fields.textOrNumber('version'),
  };
}

/** dbt 1.x writes the hash itself, the Rust engine an empty `{ name, checksum }`. */
function readUnitTestChecksum(fields: Fields): string | null {
  const checksum: Json = fields.json('checksum');
  return typeof checksum === 'object' ? fields.part('checksum').text('checksum', '') || null : fields.textOrNull('checksum');
}
