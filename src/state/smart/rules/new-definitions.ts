import type { ResourceType } from '#artifacts';
import type { AddRule } from '../types.ts';

/** dbt v2 calls them modified; v1 calls them new and, for want of something to compare with, the same. */
export const newDefinitions: AddRule = {
  id: 'smart/new-definitions',
  direction: 'add',
  engines: ['v1'],
  summary: 'new exposures, metrics, semantic models and saved queries',
  confidence: 'proven',
  finder:
    () =>
    ({ id, after, isNew }) =>
      isNew && TYPES.includes(after.resourceType) ? [{ check: 'new', field: 'unique_id', before: null, after: id }] : [],
};

const TYPES: readonly ResourceType[] = ['exposure', 'metric', 'semantic_model', 'saved_query'];
