import { differingFields } from '../../differences.ts';
import type { AddRule } from '../types.ts';

/** Where the files of an external table lie. */
export const sourceExternal: AddRule = {
  id: 'smart/source-external',
  direction: 'add',
  engines: ['v2'],
  summary: 'sources whose external location or format changed',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) =>
      before?.resourceType === 'source' && after.resourceType === 'source' ? differingFields(['content', 'external'], before.external, after.external) : [],
};
