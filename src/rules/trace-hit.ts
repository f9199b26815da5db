import type { Exposure, Model, Project, Resource } from '#artifacts';
import { type Graph, type JsonObject, type NodeId, buildGraph, by, reach } from '#kernel';

/** Who is reached from a node: everything that reads it, directly or not. */
export interface Hit {
  /** Applications before dashboards. */
  readonly exposures: readonly Exposure[];
  /** Models that read the node itself, sorted by id. */
  readonly readers: readonly Model[];
  /** How many models are downstream in all, readers included. */
  readonly models: number;
}

/** Everything downstream of a node in that project. Without column lineage, each of them may be hit. */
export function traceHit(project: Project, id: NodeId): Hit {
  const { children } = graphOf(project);
  const reached = resourcesOf(project, reach(children, [id]).keys());
  return {
    exposures: sortExposures(reached.filter(isExposure)),
    readers: resourcesOf(project, children.get(id) ?? []).filter(isModel),
    models: reached.filter(isModel).length,
  };
}

/** Applications before dashboards: a broken application acts on wrong data by itself, a dashboard is seen by someone first. */
export function sortExposures(exposures: readonly Exposure[]): readonly Exposure[] {
  return [...exposures].sort(by(rankOf));
}

const graphs = new WeakMap<Project, Graph<NodeId>>();

/** The graph of a project over all its resources; made once per project. */
export function graphOf(project: Project): Graph<NodeId> {
  const known = graphs.get(project);
  if (known !== undefined) return known;
  const graph = buildGraph(new Map([...project.resources.values()].map(({ id, dependsOn }) => [id, dependsOn])));
  graphs.set(project, graph);
  return graph;
}

/** `Weekly KPIs (dashboard, Finance team)`. */
export function nameConsumer(exposure: Exposure): string {
  const owner = ownerOf(exposure.owner);
  return `${exposure.label ?? exposure.name} (${[exposure.type, ...(owner === null ? [] : [owner])].join(', ')})`;
}

/** The name of an owner, else the address; null when neither is given. */
export function ownerOf(owner: JsonObject): string | null {
  return [owner['name'], owner['email']].find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? null;
}

const TYPES = ['application', 'ml', 'dashboard', 'analysis', 'notebook'];

function rankOf({ type, id }: Exposure): string {
  const rank = TYPES.indexOf(type);
  return `${rank < 0 ? TYPES.length : rank} ${id}`;
}

function resourcesOf(project: Project, ids: Iterable<NodeId>): readonly Resource[] {
  return [...ids].flatMap((id) => project.resources.get(id) ?? []);
}

const isExposure = (resource: Resource): resource is Exposure => resource.resourceType === 'exposure';
const isModel = (resource: Resource): resource is Model => resource.resourceType === 'model';
