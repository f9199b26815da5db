import type { Resource, ResourceType } from '#artifacts';
import type { Because, ResourceState, StatePart } from '../types.ts';

/** The selectors that ask dbt's node classes something, and so match what is new. `macros` is not among them. */
const NODE_PARTS: readonly StatePart[] = ['body', 'configs', 'relation', 'persisted_descriptions', 'contract'];

const PARTS: Readonly<Record<ResourceType, readonly StatePart[]>> = {
  model: NODE_PARTS,
  seed: NODE_PARTS,
  snapshot: NODE_PARTS,
  test: NODE_PARTS,
  analysis: NODE_PARTS,
  operation: NODE_PARTS,
  function: NODE_PARTS,
  source: ['configs', 'relation'],
  exposure: ['configs'],
  metric: ['configs'],
  semantic_model: ['configs'],
  saved_query: ['configs'],
  unit_test: [],
};

/** Their `same_contents` answers "same" when there is nothing to compare with: new ones are not modified. */
const UNMODIFIED_WHEN_NEW: readonly ResourceType[] = ['source', 'exposure', 'metric', 'semantic_model', 'saved_query'];

/** The state of a resource without counterpart. It may be modified by the macros it calls alone. */
export function newState(after: Resource, macros: readonly Because[]): ResourceState {
  const { id, resourceType } = after;
  const isAddition: Because = { check: 'new', field: 'unique_id', before: null, after: id };
  const because = UNMODIFIED_WHEN_NEW.includes(resourceType) ? macros : [isAddition, ...macros];
  const parts = new Set<StatePart>(macros.length === 0 ? PARTS[resourceType] : [...PARTS[resourceType], 'macros']);
  return { id, after, before: undefined, isNew: true, isOld: false, isModified: because.length > 0, parts, because, aside: [] };
}
