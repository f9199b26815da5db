import { better, type Reason, type Reasons, stepFrom } from './reason.ts';
import type { IndirectSelection } from './types.ts';
import type { NodeId } from '#kernel';
import type { Resource } from '#artifacts';
import type { Scene } from './scene.ts';

/** What a part of a selection comes to: what is selected, and with the tests that may still join it. */
export interface Picked {
  readonly direct: Reasons;
  /** `direct`, and remembered tests whose other parents may yet be selected. */
  readonly all: Reasons;
}

/**
 * Adds the tests that stand right behind the selected resources. `eager`: if any parent is selected; `cautious`: if
 * all are; `buildable`: if all are selected, upstream of it, or sources. Tests that fall short are remembered.
 */
export function addTests(selected: Reasons, mode: IndirectSelection, scene: Scene): Picked {
  if (mode === 'empty') return { direct: selected, all: selected };
  const [direct, all] = [new Map(selected), new Map(selected)];
  const isReached = mode === 'buildable' ? buildableFrom(selected, scene, true) : (id: NodeId): boolean => selected.has(id);
  for (const [test, reason] of testsBehind(selected, scene)) {
    all.set(test.id, reason);
    if (mode === 'eager' || neededBy(test, scene).every(isReached)) direct.set(test.id, reason);
  }
  return { direct, all };
}

/**
 * Looks at remembered tests again, once parts have been combined. dbt does so for data tests only, and counts
 * sources as buildable there only when something selected needs them.
 */
export function recheckTests({ direct, all }: Picked, mode: IndirectSelection, scene: Scene): Picked {
  if (mode === 'eager' || mode === 'empty' || direct.size === all.size) return { direct, all };
  const isReached = mode === 'buildable' ? buildableFrom(direct, scene, false) : undefined;
  const selected = new Map(direct);
  for (const [id, reason] of all) {
    const resource = scene.resources.get(id);
    if (direct.has(id) || resource?.resourceType !== 'test') continue;
    if (resource.dependsOn.every(isReached ?? ((parent) => selected.has(parent)))) selected.set(id, reason);
  }
  return { direct: selected, all };
}

function testsBehind(selected: Reasons, { graph, resources }: Scene): ReadonlyMap<Resource, Reason> {
  const found = new Map<Resource, Reason>();
  for (const [id, reason] of selected) {
    for (const child of graph.children.get(id) ?? []) {
      const test = resources.get(child);
      if (test === undefined || selected.has(child) || !isTest(test)) continue;
      found.set(test, better(stepFrom(id, reason, 'test'), found.get(test)));
    }
  }
  return found;
}

/** To v2 a unit test stands behind its first parent alone. */
function neededBy({ resourceType, dependsOn }: Resource, { dialect }: Scene): readonly NodeId[] {
  return dialect.engine === 'v2' && resourceType === 'unit_test' ? dependsOn.slice(0, 1) : dependsOn;
}

export function isTest({ resourceType }: Resource): boolean {
  return resourceType === 'test' || resourceType === 'unit_test';
}

function buildableFrom(selected: Reasons, { graph, resources, head }: Scene, withSources: boolean): (id: NodeId) => boolean {
  const reached = new Set<NodeId>(selected.keys());
  const todo = [...reached];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const parent of graph.parents.get(id) ?? []) {
      if (reached.has(parent)) continue;
      reached.add(parent);
      todo.push(parent);
    }
  }
  const isSource = (id: NodeId): boolean => (resources.get(id) ?? head.resources.get(id))?.resourceType === 'source';
  return (id) => reached.has(id) || (withSources && isSource(id));
}
