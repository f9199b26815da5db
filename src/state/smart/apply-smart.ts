import type { NodeId } from '#kernel';
import type { ResourceState, StateDiff, StatePart } from '../types.ts';
import type { SmartDiff, SmartReason } from './types.ts';

/** The comparison as smart mode sees it: what is dropped is unmodified and known, what is added is modified. */
export function applySmart(diff: StateDiff, smart: SmartDiff): StateDiff {
  const known = new Set([...smart.counterparts.values()].map(({ id }) => id));
  return {
    ...diff,
    states: new Map([...diff.states].map(([id, state]) => [id, adjust(id, state, smart)])),
    removed: diff.removed.filter(({ id }) => !known.has(id)),
  };
}

function adjust(id: NodeId, state: ResourceState, { drops, additions, counterparts }: SmartDiff): ResourceState {
  if (drops.has(id)) {
    const before = state.before ?? counterparts.get(id);
    return { ...state, before, isNew: false, isOld: true, isModified: false, parts: new Set(), because: [], aside: [] };
  }
  const added = additions.get(id);
  return added === undefined
    ? state
    : { ...state, isModified: true, parts: new Set([...state.parts, ...partsOf(added)]), because: added.map(({ because }) => because) };
}

const PARTS: readonly StatePart[] = ['body', 'configs', 'relation', 'persisted_descriptions', 'macros', 'contract'];

function partsOf(reasons: readonly SmartReason[]): readonly StatePart[] {
  return PARTS.filter((part) => reasons.some(({ because }) => because.check === part));
}
