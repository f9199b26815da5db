import { byText } from "./order.js";

// src/kernel/graph.ts
/** The graph of `parentsOf`; parents that are not members themselves are left out. Neighbours are sorted. */
function buildGraph(parentsOf) {
	const parents = /* @__PURE__ */ new Map();
	const children = new Map([...parentsOf.keys()].map((id) => [id, []]));
	for (const [id, list] of parentsOf) {
		const known = [...new Set(list)].filter((parent) => parentsOf.has(parent)).sort(byText);
		parents.set(id, known);
		for (const parent of known) children.get(parent)?.push(id);
	}
	for (const list of children.values()) list.sort(byText);
	return {
		children,
		parents
	};
}
/**
* Every id within `depth` edges of `from` (from itself excluded unless reached again), breadth first,
* each with the neighbour it was first reached through: the shortest path back can be read from it.
*/
function reach(edges, from, depth = Number.POSITIVE_INFINITY) {
	const start = new Set(from);
	const via = /* @__PURE__ */ new Map();
	let frontier = [...start].sort(byText);
	for (let level = 0; level < depth && frontier.length > 0; level += 1) {
		const next = [];
		for (const id of frontier) for (const neighbour of edges.get(id) ?? []) {
			if (start.has(neighbour) || via.has(neighbour)) continue;
			via.set(neighbour, id);
			next.push(neighbour);
		}
		frontier = next;
	}
	return via;
}

export { buildGraph, reach };