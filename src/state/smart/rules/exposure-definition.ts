import type { Exposure } from '#artifacts';
import { byText } from '#kernel';
import { differs } from '../../differences.ts';
import type { AddRule } from '../types.ts';

export const exposureDefinition: AddRule = {
  id: 'smart/exposure-definition',
  direction: 'add',
  engines: ['v2'],
  summary: 'exposures whose type, description or dependencies changed',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      if (before?.resourceType !== 'exposure' || after.resourceType !== 'exposure') return [];
      return [
        ...differs(['content', 'type'], before.type, after.type),
        ...differs(['content', 'description'], before.description.trimEnd(), after.description.trimEnd()),
        ...differs(['content', 'depends_on.nodes'], dependencies(before), dependencies(after)),
      ];
    },
};

/** As a set, with the ids of sources as v2 writes them. */
function dependencies({ dependsOn }: Exposure): readonly string[] {
  return [...new Set(dependsOn.map((id) => id.replaceAll(/[^a-zA-Z0-9_.]/g, '__')))].sort(byText);
}
