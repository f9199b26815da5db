import { renamedByEngine } from './renamed-by-engine.ts';
import type { AddRule } from '../types.ts';

/** What reads a new source is modified itself; the source is not, to dbt v1, and neither are its tests found through it. */
export const newSources: AddRule = {
  id: 'smart/new-sources',
  direction: 'add',
  engines: ['v1'],
  summary: 'new sources',
  confidence: 'proven',
  finder:
    (scene) =>
    ({ id, after, isNew }) => {
      if (!isNew || after.resourceType !== 'source' || renamedByEngine.counterpart?.(after, scene) !== undefined) return [];
      return [{ check: 'new', field: 'unique_id', before: null, after: id }];
    },
};
