import { renamedByEngine } from './renamed-by-engine.ts';
import type { AddRule } from '../types.ts';

/** To dbt v1 a source that it has nothing to compare with is the same, so that nothing is selected through it. */
export const newSources: AddRule = {
  id: 'smart/new-sources',
  direction: 'add',
  engines: ['v1'],
  summary: 'new sources',
  confidence: 'proven',
  finder(scene) {
    const rename = scene.skews.has('engine') ? renamedByEngine.counterparts?.(scene) : undefined;
    return ({ id, after, isNew }) => {
      if (!isNew || after.resourceType !== 'source' || rename?.(after) !== undefined) return [];
      return [{ check: 'new', field: 'unique_id', before: null, after: id }];
    };
  },
};
