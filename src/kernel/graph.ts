import { byText } from './order.ts';

/** A directed graph over text ids; edges go from what is depended on to what depends on it. */
export interface Graph<Id extends string> {
  readonly children: ReadonlyMap<Id, readonly Id[]>;
  readonly parents: ReadonlyMap<Id, readonly Id[]>;
}

/** The graph of `parentsOf`; parents that are not members themselves are left out. Neighbours are sorted. */
export function buildGraph<Id extends string>(parentsOf: ReadonlyMap<Id, Iterable<Id>>): Graph<Id> {
  const parents = new Map<Id, Id[]>();
  const children = new Map<Id, Id[]>([...parentsOf.keys()].map((id) => [id, []]));
  for (const [id, list] of parentsOf) {
    const known = [...new Set(list)].filter((parent) => parentsOf.has(parent)).sort(byText);
    parents.set(id, known);
    for (const parent of known) children.get(parent)?.push(id);
  }
  for (const list of children.values()) list.sort(byText);
  return { children, parents };
}

/**
 * Every id within `depth` edges of `from` (from itself excluded unless reached again), breadth first,
 * each with the neighbour it was first reached through: the shortest path back can be read from it.
 */
export function reach<Id extends string>(edges: ReadonlyMap<Id, readonly Id[]>, from: Iterable<Id>, depth = Number.POSITIVE_INFINITY): Map<Id, Id> {
  const start = new Set(from);
  const via = new Map<Id, Id>();
  let frontier: Id[] = [...start].sort(byText);
  for (let level = 0; level < depth && frontier.length > 0; level += 1) {
    const next: Id[] = [];
    for (const id of frontier) {
      for (const neighbour of edges.get(id) ?? []) {
        if (start.has(neighbour) || via.has(neighbour)) continue;
        via.set(neighbour, id);
        next.push(neighbour);
      }
    }
    frontier = next;
  }
  return via;
}
