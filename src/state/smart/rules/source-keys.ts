import type { Source } from '#artifacts';
import { type Json, equalJson } from '#kernel';
import { onConfigKey } from '../config-value.ts';
import type { DropRule } from '../types.ts';

/** Since 1.10 dbt writes these into the configuration of every source; before, they stood beside it alone. */
export const sourceKeys: DropRule = {
  id: 'smart/source-keys',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'tags, meta and freshness of a source that another version does not write into its configuration, and that are the same',
  confidence: 'proven',
  skews: ['dbt-version', 'engine'],
  needsSkew: true,
  difference: onConfigKey((key, { before, after }) => {
    const read = FIELDS[key];
    if (read === undefined || before.resourceType !== 'source' || after.resourceType !== 'source') return false;
    return Object.hasOwn(before.unrenderedConfig, key) !== Object.hasOwn(after.unrenderedConfig, key) && equalJson(read(before), read(after));
  }),
};

const FIELDS: Readonly<Record<string, (source: Source) => Json>> = {
  meta: ({ meta }) => meta,
  tags: ({ tags }) => tags,
  freshness: ({ freshness }) => freshness,
  loaded_at_field: ({ loadedAtField }) => loadedAtField,
  loaded_at_query: ({ loadedAtQuery }) => loadedAtQuery,
};
