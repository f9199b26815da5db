import type { Project } from '#artifacts';
import { type Graph, type NodeId, type NonEmpty, reach } from '#kernel';
import { buildResourceGraph } from '#selection';

/** What a resource depends on, directly or not: the nearest first, each with the way from there to the resource. */
export function ancestorsOf(id: NodeId, head: Project): ReadonlyMap<NodeId, NonEmpty<NodeId>> {
  const parents = parentsIn(head);
  const towards = reach(parents, [id]);
  return new Map([...towards.keys()].map((ancestor) => [ancestor, wayFrom(ancestor, id, towards)]));
}

// The selection has refused a broken graph before.
function parentsIn(head: Project): Graph<NodeId>['parents'] {
  const graph = buildResourceGraph(head);
  return graph.ok ? graph.value.parents : new Map();
}

/** The ancestor first, the resource itself left out. */
function wayFrom(ancestor: NodeId, to: NodeId, towards: ReadonlyMap<NodeId, NodeId>): NonEmpty<NodeId> {
  const way: NodeId[] = [];
  for (let step = towards.get(ancestor); step !== undefined && step !== to; step = towards.get(step)) way.push(step);
  return [ancestor, ...way];
}
