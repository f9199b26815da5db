import { type Project, type Resource, nameNode } from '#artifacts';
import { by, buildGraph, type NodeId, ok, reach, refuse, type Refusal, type Result, nearestName, nodeId } from '#kernel';
import type { Selection } from '#selection';
import type { Because, StateDiff } from '#state';

/** Why one node is selected, or why it is not. */
export interface Explanation {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly name: string;
  /** `original_file_path`, null when the manifest tells none. */
  readonly path: string | null;
  readonly selected: boolean;
  /** How it came into the selection; null when it did not. */
  readonly why: string | null;
  /** How it stands to the base. */
  readonly state: 'new' | 'modified' | 'unmodified' | 'removed' | 'disabled';
  /** Every check that failed, with both values. */
  readonly because: readonly Because[];
  /** Differences that dbt sees and does not count under state:modified. */
  readonly aside: readonly Because[];
  /** From the change to this node, this node excluded. */
  readonly via: readonly string[];
  /** Modified or new nodes that it depends on, directly or not. */
  readonly changedAncestors: readonly string[];
  /** What was asked for, as dbt arguments. */
  readonly request: { readonly select: readonly string[]; readonly exclude: readonly string[]; readonly selector: string | null };
}

export interface ExplainParts {
  readonly head: Project;
  readonly diff: StateDiff;
  readonly selection: Selection;
}

/** Explains the node that `typed` names: a unique_id, a name, or a name with its package. */
export function explainNode(typed: string, parts: ExplainParts): Result<Explanation> {
  const found = findNode(typed, parts);
  return found.ok ? ok(explain(found.value, parts)) : found;
}

interface Subject {
  readonly resource: Resource;
  /** Not in the head any more. */
  readonly gone: 'removed' | 'disabled' | null;
}

function explain({ resource, gone }: Subject, { head, diff, selection }: ExplainParts): Explanation {
  const entry = selection.entries.find(({ id }) => id === resource.id);
  const state = diff.states.get(resource.id);
  const { select, exclude } = selection.request;
  return {
    unique_id: resource.id,
    resource_type: resource.resourceType,
    name: nameNode(resource),
    path: resource.path === '' ? null : resource.path,
    selected: entry !== undefined,
    why: entry?.why ?? null,
    state: gone ?? (state?.isNew ? 'new' : state?.isModified ? 'modified' : 'unmodified'),
    because: state?.because ?? [],
    aside: state?.aside ?? [],
    via: entry?.via ?? [],
    changedAncestors: gone === null ? changedAncestors(resource.id, head, diff) : [],
    request: { select, exclude, selector: selection.selector },
  };
}

function changedAncestors(id: NodeId, head: Project, diff: StateDiff): readonly NodeId[] {
  const { parents } = buildGraph(new Map([...head.resources].map(([key, { dependsOn }]) => [key, dependsOn])));
  const isChanged = (ancestor: NodeId): boolean => {
    const state = diff.states.get(ancestor);
    return state !== undefined && (state.isNew || state.isModified);
  };
  return [...reach(parents, [id]).keys()].filter(isChanged).sort();
}

function findNode(typed: string, { head, diff }: ExplainParts): Result<Subject> {
  const candidates = [...head.resources.values()].map((resource): Subject => ({ resource, gone: null }));
  const gone = diff.removed.map(({ before, disabled }): Subject => ({ resource: before, gone: disabled ? 'disabled' : 'removed' }));
  const all = [...candidates, ...gone];
  const exact = all.find(({ resource }) => resource.id === nodeId(typed));
  const named = exact === undefined ? all.filter(({ resource }) => namesOf(resource).includes(typed)) : [exact];
  const [only, ...others] = preferModels(named);
  if (only === undefined) return refuse(unknownNode(typed, all));
  return others.length === 0 ? ok(only) : refuse(ambiguous(typed, named));
}

// A model and one of its tests never share a name, but a model and its exposure or metric may.
function preferModels(found: readonly Subject[]): readonly Subject[] {
  const models = found.filter(({ resource }) => resource.resourceType === 'model');
  return models.length === 1 ? models : found;
}

function namesOf(resource: Resource): readonly string[] {
  return [resource.name, nameNode(resource), `${resource.packageName}.${resource.name}`, resource.path];
}

function unknownNode(typed: string, all: readonly Subject[]): Refusal {
  const near = nearestName(
    typed,
    all.flatMap(({ resource }) => [resource.id, nameNode(resource)]),
  );
  const next =
    near === undefined ? 'Give a unique_id such as model.shop.orders, or a name; `sluice plan --format ids` lists what is selected.' : `Did you mean ${near}?`;
  return { kind: 'usage', code: 'unknown-node', what: `neither the head nor the base has a node '${typed}'`, next };
}

function ambiguous(typed: string, found: readonly Subject[]): Refusal {
  const ids = found.map(({ resource }) => resource.id).sort(by(String));
  return { kind: 'usage', code: 'ambiguous-node', what: `'${typed}' names ${ids.length} nodes`, next: `Give one of: ${ids.join(', ')}.` };
}
