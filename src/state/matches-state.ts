import { unreachable } from '#kernel';
import type { ResourceState, StateValue } from './types.ts';

/** Whether `state:<value>` selects a resource. */
export function matchesState(state: ResourceState, value: StateValue): boolean {
  switch (value) {
    case 'new':
      return state.isNew;
    case 'old':
      return state.isOld;
    case 'modified':
      return state.isModified;
    case 'unmodified':
      return !state.isModified;
    case 'modified.body':
      return state.parts.has('body');
    case 'modified.configs':
      return state.parts.has('configs');
    case 'modified.relation':
      return state.parts.has('relation');
    case 'modified.persisted_descriptions':
      return state.parts.has('persisted_descriptions');
    case 'modified.macros':
      return state.parts.has('macros');
    case 'modified.contract':
      return state.parts.has('contract');
    default:
      return unreachable(value);
  }
}
