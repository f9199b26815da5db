import type { SemanticModel } from '#artifacts';
import type { Json } from '#kernel';
import { differingFields } from '../differences.ts';
import { renderedConfig } from './config.ts';
import type { V1Check } from './rules.ts';

/** Not among them: label, fqn, node_relation and refs. */
export const semanticModelChecks: readonly V1Check<SemanticModel>[] = [
  field('model', ({ model }) => model),
  field('description', ({ description }) => description),
  field('defaults', ({ defaults }) => defaults),
  field('entities', ({ entities }) => entities),
  field('dimensions', ({ dimensions }) => dimensions),
  field('measures', ({ measures }) => measures),
  renderedConfig,
  field('primary_entity', ({ primaryEntity }) => primaryEntity),
  field('group', ({ group }) => group),
];

function field(name: string, read: (model: SemanticModel) => Json): V1Check<SemanticModel> {
  return { part: null, counts: true, compare: (before, after) => differingFields([name, name], read(before), read(after)) };
}
