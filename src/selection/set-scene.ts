import { type NodeId, ok, pair, type Result } from '#kernel';
import { buildFqnIndex } from './fqn-index.ts';
import { buildResourceGraph } from './resource-graph.ts';
import { commandTypes } from './command-types.ts';
import type { Dialect } from './dialect.ts';
import { isNode } from './is-node.ts';
import type { Resource } from '#artifacts';
import type { Scene } from './scene.ts';
import type { SelectionInput } from './types.ts';

/** Gathers what criteria are answered from; refuses a broken graph and resource types that the command does not take. */
export function setScene(input: SelectionInput, selectors: Scene['selectors'], dialect: Dialect): Result<Scene> {
  const { head, diff, request, baseResults, baseFreshness, headFreshness } = input;
  const resources = graphMembers(input, dialect);
  const both = pair(commandTypes(request, dialect), buildResourceGraph(head, resources));
  if (!both.ok) return both;
  const [types, graph] = both.value;
  const isKept = (resource: Resource): boolean => types.has(resource.resourceType) && !isDropped(resource, input, dialect);
  const fqnIndex = once(() => buildFqnIndex(resources.values(), dialect.engine));
  return ok({ dialect, head, diff, resources, graph, selectors, baseResults, baseFreshness, headFreshness, isKept, fqnIndex });
}

/** In 1.8 resources without SQL are cut out of the graph, so that no operator walks past them. */
function graphMembers(input: SelectionInput, dialect: Dialect): ReadonlyMap<NodeId, Resource> {
  const { resources } = input.head;
  if (dialect.blanks !== 'leave-graph') return resources;
  return new Map([...resources].filter(([, resource]) => !isDropped(resource, input, dialect)));
}

/** `ls` shows resources without SQL in v1, though in 1.8 not when it is asked for tests alone. v2 never shows such models. */
function isDropped(resource: Resource, { request }: SelectionInput, { blanks }: Dialect): boolean {
  if (blanks === 'models-dropped') return resource.resourceType === 'model' && isBlank(resource);
  const listsTests = blanks === 'leave-graph' && request.resourceTypes.length === 1 && request.resourceTypes[0] === 'test';
  return (request.command !== 'ls' || listsTests) && isBlank(resource);
}

function isBlank(resource: Resource): boolean {
  return isNode(resource) && resource.resourceType !== 'seed' && 'rawCode' in resource && resource.rawCode.trim() === '';
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
