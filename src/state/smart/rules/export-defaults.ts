import type { Resource, SavedQuery } from '#artifacts';
import { equalJson } from '#kernel';
import type { Because } from '../../types.ts';
import type { DropRule } from '../types.ts';

/** Before 1.9 the exports of a saved query had no stored configuration besides the rendered one. */
export const exportDefaults: DropRule = {
  id: 'smart/export-defaults',
  direction: 'drop',
  engines: ['v1'],
  summary: 'exports of a saved query whose stored configuration another version leaves out, and that are configured alike',
  confidence: 'proven',
  skews: ['dbt-version', 'engine'],
  needsSkew: true,
  difference: (because, { before, after }) => isExport(because) && isSavedQuery(before) && isSavedQuery(after) && isSame(before, after),
};

function isExport({ check }: Because): boolean {
  return check === 'exports';
}

function isSavedQuery(resource: Resource): resource is SavedQuery {
  return resource.resourceType === 'saved_query';
}

function isSame({ exports: before }: SavedQuery, { exports: after }: SavedQuery): boolean {
  return before.length === after.length && before.every((one, index) => one.name === after[index]?.name && equalJson(one.config, after[index]?.config));
}
