import { buildGraph, type Graph, type NodeId, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Project, Resource } from '#artifacts';

/**
 * dbt's graph over the enabled resources of a project. As in dbt, a parent that is not there and a cycle are errors:
 * on such a project nothing can be selected. `members` may leave some resources out, with their edges.
 */
export function buildResourceGraph(project: Project, members = project.resources): Result<Graph<NodeId>> {
  const [dangling, ...more] = [...project.resources.values()].flatMap((resource) => danglingParents(resource, project));
  if (dangling !== undefined) return refuse(dangling, ...more);
  const graph = buildGraph(new Map([...members].map(([id, resource]) => [id, parentsOf(resource)])));
  const cycle = findCycle(graph);
  return cycle === undefined ? ok(graph) : refuse(cycleRefusal(cycle, project));
}

/** Sources and seeds stand at the start of the graph, whatever their `depends_on` says. */
function parentsOf(resource: Resource): readonly NodeId[] {
  return resource.resourceType === 'source' || resource.resourceType === 'seed' ? [] : resource.dependsOn;
}

/** Nothing can depend on these in dbt 1.x, even when the manifest holds them. */
const NEVER_PARENTS: ReadonlySet<string> = new Set(['exposure', 'saved_query', 'unit_test']);

function danglingParents(resource: Resource, project: Project): readonly Refusal[] {
  const isParent = (id: NodeId): boolean => {
    const parent = project.resources.get(id);
    return parent !== undefined && (project.metadata.engine === 'v2' || !NEVER_PARENTS.has(parent.resourceType));
  };
  return parentsOf(resource)
    .filter((id) => !isParent(id))
    .map((id) => ({
      kind: 'input',
      code: 'dangling-dependency',
      what: `${resource.id} depends on ${id}, which ${project.disabled.has(id) ? 'is disabled' : 'the manifest does not hold'}`,
      where: { file: project.uri },
      why: 'dbt cannot build its graph from such a manifest; it was edited or cut after dbt wrote it',
      next: 'Give the manifest.json as dbt wrote it.',
    }));
}

/** The first cycle that a walk in sorted order meets, its members from parent to child. */
function findCycle(graph: Graph<NodeId>): readonly NodeId[] | undefined {
  const done = new Set<NodeId>();
  for (const start of graph.children.keys()) {
    const cycle = cycleFrom(start, graph, done);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Depth first with a stack of its own: chains of models can be longer than the call stack allows. */
function cycleFrom(start: NodeId, graph: Graph<NodeId>, done: Set<NodeId>): readonly NodeId[] | undefined {
  const path: NodeId[] = [];
  const onPath = new Set<NodeId>();
  const todo: { readonly id: NodeId; readonly leaving: boolean }[] = [{ id: start, leaving: false }];
  for (let step = todo.pop(); step !== undefined; step = todo.pop()) {
    const { id, leaving } = step;
    if (leaving) {
      path.pop();
      onPath.delete(id);
      done.add(id);
    } else if (onPath.has(id)) return path.slice(path.indexOf(id));
    else if (!done.has(id)) {
      path.push(id);
      onPath.add(id);
      todo.push({ id, leaving: true }, ...(graph.children.get(id) ?? []).map((child) => ({ id: child, leaving: false })));
    }
  }
  return undefined;
}

function cycleRefusal(cycle: readonly NodeId[], project: Project): Refusal {
  return {
    kind: 'input',
    code: 'dependency-cycle',
    what: `The manifest holds a cycle: ${[...cycle, ...cycle.slice(0, 1)].join(' --> ')}`,
    where: { file: project.uri },
    why: 'dbt orders its work by this graph and refuses a cycle',
    next: 'Give the manifest.json as dbt wrote it.',
  };
}
