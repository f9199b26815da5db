import { type Json, type NodeId, type Result, nodeId } from '#kernel';
import { readArtifact, readOrigin } from './read-artifact.ts';
import type { Fields } from './fields.ts';
import type { Catalog, CatalogTable } from './types.ts';

/** What a `catalog.json` says of the relations that exist in the warehouse. */
export function readCatalog(bytes: Uint8Array, uri: string): Result<Catalog> {
  return readArtifact(bytes, { artifact: 'catalog', uri }, (root) => ({
    uri,
    ...readOrigin(root),
    tables: readTables(root),
    errors: root.texts('errors', []),
  }));
}

function readTables(root: Fields): ReadonlyMap<NodeId, CatalogTable> {
  const tables = ['nodes', 'sources'].flatMap((section) => [...root.entries(section, readTable).values()]);
  return new Map(tables.map((table) => [table.id, table]));
}

function readTable(fields: Fields, id: string): CatalogTable {
  const metadata = fields.part('metadata');
  return {
    id: nodeId(id),
    type: metadata.text('type'),
    database: metadata.textOrNull('database'),
    schema: metadata.text('schema'),
    name: metadata.text('name'),
    owner: metadata.textOrNull('owner'),
    columns: fields.entries('columns', readColumn),
    stats: readStats(fields),
  };
}

function readColumn(fields: Fields) {
  return { name: fields.text('name'), type: fields.text('type'), index: fields.number('index'), comment: fields.textOrNull('comment') };
}

/** Every table has the entry `has_stats`, marked as not to be shown: it is no statistic. */
function readStats(fields: Fields): ReadonlyMap<string, Json> {
  const all = fields.entries('stats', (stat, id) => ({ id, isGiven: stat.json('include') !== false && id !== 'has_stats', value: stat.json('value') }));
  return new Map([...all.values()].filter(({ isGiven }) => isGiven).map(({ id, value }) => [id, value]));
}
