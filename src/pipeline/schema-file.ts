import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode, type YAMLMap } from 'yaml';
import type { Resource } from '#artifacts';
import type { Place } from '#kernel';

/** Where a schema file describes a resource and its columns. */
export interface SchemaFile {
  placeOf(resource: Resource, column: string | null): Place | undefined;
}

const SECTIONS: Readonly<Record<Resource['resourceType'], string>> = {
  model: 'models',
  seed: 'seeds',
  snapshot: 'snapshots',
  analysis: 'analyses',
  operation: 'operations',
  test: 'data_tests',
  function: 'functions',
  source: 'sources',
  exposure: 'exposures',
  metric: 'metrics',
  semantic_model: 'semantic_models',
  saved_query: 'saved_queries',
  unit_test: 'unit_tests',
};

/**
 * Positions in the text of one schema file. Broken YAML gives what could be read of it:
 * a position is a convenience, and dbt itself reports the syntax error.
 */
export function parseSchemaFile(text: string, file: string): SchemaFile {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: false }).contents;
  const placeAt = (node: YamlNode): Place | undefined => {
    const offset = node.range?.[0];
    return offset === undefined ? undefined : { file, line: lines.linePos(offset).line };
  };
  return {
    placeOf(resource, column) {
      const entry = isMap(root) ? findResource(root, resource) : undefined;
      if (entry === undefined) return undefined;
      const described = column === null ? undefined : findColumn(entry, resource, column);
      return placeAt(described ?? entry);
    },
  };
}

function findResource(root: YAMLMap, resource: Resource): YAMLMap | undefined {
  const items = mapsIn(root, SECTIONS[resource.resourceType]);
  if (resource.resourceType !== 'source') return named(items, resource.name);
  const owner = named(items, resource.sourceName);
  return owner === undefined ? undefined : named(mapsIn(owner, 'tables'), resource.name);
}

// A versioned model may list the column under its version; dbt looks there first.
function findColumn(entry: YAMLMap, resource: Resource, column: string): YAMLMap | undefined {
  const version = resource.resourceType === 'model' ? resource.version : null;
  const versioned = mapsIn(entry, 'versions').find((item) => String(item.get('v')) === String(version));
  const own = versioned === undefined ? undefined : named(mapsIn(versioned, 'columns'), column);
  return own ?? named(mapsIn(entry, 'columns'), column);
}

function mapsIn(parent: YAMLMap, key: string): readonly YAMLMap[] {
  const list = parent.get(key, true);
  return isSeq(list) ? list.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

// Warehouses fold the case of unquoted names, and authors do not always write the folded one.
function named(items: readonly YAMLMap[], name: string): YAMLMap | undefined {
  const wanted = name.toLowerCase();
  return items.find((item) => nameOf(item) === name) ?? items.find((item) => nameOf(item)?.toLowerCase() === wanted);
}

function nameOf(item: YAMLMap): string | undefined {
  const value = item.get('name', true);
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}
