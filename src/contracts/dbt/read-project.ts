import type { Column, Constraint, Model, Project, Source } from '#artifacts';
import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { findDialect } from '../data-types/index.ts';
import { toMinutes } from '../duration.ts';
import type { Contract, Sla } from '../types.ts';
import { type DbtColumn, makeContract, NO_TERMS, type PlacedConstraint } from './make-contract.ts';

/** What a manifest promises: one contract for each model and source, enforced or not. A manifest knows files, no lines. */
export function readProjectContracts(project: Project): readonly Contract[] {
  return [...project.resources.values()].flatMap((resource) => {
    if (resource.resourceType === 'model') return [ofModel(resource, project)];
    return resource.resourceType === 'source' ? [ofSource(resource, project)] : [];
  });
}

const sourceOf = (file: string): Contract['source'] => ({ format: 'dbt', formatVersion: null, file, places: new Map() });

function ofModel(model: Model, project: Project): Contract {
  const { id, database, schema, alias, version, latestVersion, access, group, contract } = model;
  return makeContract({
    source: sourceOf(model.patchPath ?? model.path),
    at: '',
    id,
    name: model.name,
    description: textOf(model.description),
    relation: { database, schema, identifier: alias ?? model.name, dialect: findDialect(project.metadata.adapterType) },
    columns: columnsOf(model.columns),
    constraints: model.constraints.map(placed),
    deprecationDate: model.deprecationDate,
    facts: { node: id, version, latestVersion, access, group, enforced: contract.enforced },
    meta: { ...model.meta, ...metaOf(model.config) },
    owner: group === null ? {} : (project.groups.get(group)?.owner ?? {}),
    slas: [],
    terms: NO_TERMS,
    ext: model.tags.length > 0 ? { tags: model.tags } : {},
  });
}

function ofSource(source: Source, project: Project): Contract {
  const { id, database, schema, identifier } = source;
  return makeContract({
    source: sourceOf(source.patchPath ?? source.path),
    at: '',
    id,
    name: source.name,
    description: textOf(source.description),
    relation: { database, schema, identifier, dialect: findDialect(project.metadata.adapterType) },
    columns: columnsOf(source.columns),
    constraints: [],
    deprecationDate: null,
    facts: { node: id, version: null, latestVersion: null, access: null, group: source.group, enforced: false },
    meta: { ...source.meta, ...metaOf(source.config) },
    owner: {},
    slas: freshnessOf(source.freshness, source.loadedAtField),
    terms: NO_TERMS,
    ext: {},
  });
}

const textOf = (text: string): string | null => (text === '' ? null : text);
const metaOf = (config: JsonObject): JsonObject => (isJsonObject(config['meta']) ? config['meta'] : {});
const placed = (constraint: Constraint): PlacedConstraint => ({ ...constraint, at: '' });

function columnsOf(columns: ReadonlyMap<string, Column>): readonly DbtColumn[] {
  return [...columns.values()].map((column) => ({
    at: '',
    name: column.name,
    description: textOf(column.description),
    dataType: column.dataType,
    constraints: column.constraints.map(placed),
    meta: column.meta,
    ext: { ...(Object.keys(column.meta).length > 0 ? { meta: column.meta } : {}), ...(column.tags.length > 0 ? { tags: column.tags } : {}) },
  }));
}

/** The promise of a source is the age at which dbt reports an error; a warning alone promises nothing harder. */
export function freshnessOf(freshness: Json, column: string | null, at = ''): readonly Sla[] {
  if (!isJsonObject(freshness)) return [];
  const minutes = ageOf(freshness['error_after']) ?? ageOf(freshness['warn_after']);
  return minutes === null ? [] : [{ at, kind: 'freshness', maxDelayMinutes: minutes, column, schedule: null, ext: {} }];
}

function ageOf(threshold: Json | undefined): number | null {
  if (!isJsonObject(threshold)) return null;
  const { count, period } = threshold;
  return typeof count === 'number' && typeof period === 'string' ? toMinutes(count, period) : null;
}
