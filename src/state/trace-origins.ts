import { by, type NodeId } from '#kernel';
import type { Origin, Origins, StateDiff, Untouched } from './types.ts';

/** The comparison that counts, the one with the other state of production, and that of both with each other. */
export interface OriginInput {
  readonly diff: StateDiff;
  readonly other: StateDiff;
  /** From the older state to the newer one; null when the older one is the merge base itself. */
  readonly between: StateDiff | null;
}

/**
 * Whose change each difference is. Who differs from production as it was and as it is now has changed something;
 * who equals either of them has only kept, or got, what production has. An older state than the merge base leaves a
 * doubt where production moved as well: the change may hold what production was in between.
 */
export function traceOrigins({ diff, other, between }: OriginInput): Origins {
  const [own, others] = [differencesOf(diff), differencesOf(other)];
  const moved = between === null ? undefined : differencesOf(between);
  const originOf = (id: NodeId): Origin => {
    if (!others.has(id)) return 'moved';
    return moved?.has(id) === true ? 'unclear' : 'yours';
  };
  return {
    of: new Map([...own.keys()].map((id) => [id, originOf(id)])),
    untouched: [...others]
      .filter(([id]) => !own.has(id))
      .map(([id, difference]) => ({ id, difference }))
      .sort(by(({ id }) => id)),
  };
}

type Difference = Untouched['difference'];

/** What differs, as the head has it: new, modified, or removed in it. */
function differencesOf({ states, removed }: StateDiff): ReadonlyMap<NodeId, Difference> {
  const changed = [...states.values()].filter(({ isNew, isModified }) => isNew || isModified);
  return new Map<NodeId, Difference>([
    ...changed.map(({ id, isNew }) => [id, isNew ? 'new' : 'modified'] as const),
    ...removed.map(({ id }) => [id, 'removed'] as const),
  ]);
}
