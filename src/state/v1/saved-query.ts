import type { SavedQuery, SavedQueryExport } from '#artifacts';
import type { Json } from '#kernel';
import { SAME, differingFields, differs, own } from '../differences.ts';
import type { Because } from '../types.ts';
import { renderedConfig } from './config.ts';
import type { V1Check } from './rules.ts';

/** Not among them: order_by, limit and fqn. */
export const savedQueryChecks: readonly V1Check<SavedQuery>[] = [
  field('metrics', 'query_params.metrics', ({ metrics }) => metrics),
  field('group_by', 'query_params.group_by', ({ groupBy }) => groupBy),
  field('description', 'description', ({ description }) => description),
  field('where', 'query_params.where', ({ where }) => where),
  field('label', 'label', ({ label }) => label),
  renderedConfig,
  field('group', 'group', ({ group }) => group),
  { part: null, counts: true, compare: (before, after, { dialect }) => (dialect.comparesExports ? compareExports(before.exports, after.exports) : SAME) },
  {
    part: null,
    counts: true,
    compare: (before, after, { dialect }) => (dialect.comparesSavedQueryTags ? differs(['tags', 'tags'], before.tags, after.tags) : SAME),
  },
];

function field(check: string, name: string, read: (query: SavedQuery) => Json): V1Check<SavedQuery> {
  return { part: null, counts: true, compare: (before, after) => differingFields([check, name], read(before), read(after)) };
}

/** By position: dbt compares the names and three configured fields. Its stored `unrendered_config` is rendered for YAML values. */
function compareExports(before: readonly SavedQueryExport[], after: readonly SavedQueryExport[]): readonly Because[] {
  const names = differs(
    ['exports', 'exports'],
    before.map(({ name }) => name),
    after.map(({ name }) => name),
  );
  return names.length > 0 ? names : after.flatMap((one, index) => compareExport(before[index], one));
}

function compareExport(before: SavedQueryExport | undefined, after: SavedQueryExport): readonly Because[] {
  return ['export_as', 'schema', 'alias'].flatMap((key) =>
    differs(
      ['exports', `exports.${after.name}.unrendered_config.${key}`],
      own(before?.unrenderedConfig ?? {}, key) ?? null,
      own(after.unrenderedConfig, key) ?? null,
    ),
  );
}
