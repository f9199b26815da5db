import type { Exposure, Project } from '#artifacts';
import { type NodeId, reach } from '#kernel';
import { graphOf, ownerOf, sortExposures } from '#rules';
import type { StateDiff } from '#state';
import type { ReportExposure, ReportImpact } from './types.ts';

/** What is downstream of the changed resources, whatever is selected. */
export function makeImpact(head: Project, diff: StateDiff | null): ReportImpact {
  // An exposure that was edited itself is downstream of the change all the same.
  const changed = [...(diff?.states.values() ?? [])]
    .filter(({ isNew, isModified, after }) => (isNew || isModified) && after.resourceType !== 'exposure')
    .map(({ id }) => id);
  const via = reach(graphOf(head).children, changed);
  const reached = [...via.keys()].flatMap((id) => head.resources.get(id) ?? []);
  const exposures = reached.filter((resource): resource is Exposure => resource.resourceType === 'exposure');
  return {
    models: reached.filter(({ resourceType }) => resourceType === 'model').length,
    exposures: sortExposures(exposures).map((exposure) => makeExposure(exposure, pathTo(exposure.id, via))),
  };
}

function makeExposure(exposure: Exposure, via: readonly NodeId[]): ReportExposure {
  const { id, name, label, type, owner, url } = exposure;
  return { unique_id: id, name, label, type, owner: ownerOf(owner), url, via };
}

/** From the change to the neighbour of `id`, along the neighbours through which each was first reached. */
function pathTo(id: NodeId, via: ReadonlyMap<NodeId, NodeId>): readonly NodeId[] {
  const path: NodeId[] = [];
  for (let step = via.get(id); step !== undefined; step = via.get(step)) path.unshift(step);
  return path;
}
