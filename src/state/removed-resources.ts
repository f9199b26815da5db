import type { Project } from '#artifacts';
import { type NodeId, by } from '#kernel';
import type { Removed } from './types.ts';

/** Resources of the base without counterpart in the head, sorted by id. `paired` holds base ids that have one under another id. */
export function removedResources(base: Project, head: Project, paired: ReadonlySet<NodeId>): readonly Removed[] {
  return [...base.resources.values()]
    .filter(({ id }) => !head.resources.has(id) && !paired.has(id))
    .map((before) => ({ id: before.id, before, disabled: head.disabled.has(before.id) }))
    .sort(by(({ id }) => id));
}
