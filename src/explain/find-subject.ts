import { type Resource, nameNode } from '#artifacts';
import { type MacroId, type Refusal, type Result, byText, macroId, nearestName, nodeId, ok, refuse } from '#kernel';
import type { ExplainInput } from './types.ts';

/** What a typed name means. */
export type Subject =
  | NodeSubject
  | { readonly kind: 'macro'; readonly id: MacroId }
  | { readonly kind: 'group' | 'source-name' | 'package'; readonly name: string };

export interface NodeSubject {
  readonly kind: 'node';
  readonly resource: Resource;
  /** Where it is: among the enabled resources of the head, disabled there, or in the base alone. */
  readonly standing: 'present' | 'disabled' | 'removed';
}

/** The one thing that `typed` names: a node before a macro, a macro before a group, source name or package. */
export function findSubject(typed: string, input: ExplainInput): Result<Subject> {
  const nodes = nodesOf(input);
  const exact = nodes.find(({ resource }) => resource.id === nodeId(typed));
  const [named, ...others] = exact === undefined ? preferModels(nodesNamed(typed, nodes)) : [exact];
  if (named !== undefined) return others.length === 0 ? ok(named) : refuse(ambiguous(typed, 'nodes', [named, ...others].map(idOf)));
  const macros = macrosNamed(typed, input);
  if (macros.length > 1) return refuse(ambiguous(typed, 'macros', macros));
  const subject = macros[0] === undefined ? findContainer(typed, input) : ({ kind: 'macro', id: macros[0] } as const);
  return subject === undefined ? refuse(unknown(typed, input)) : ok(subject);
}

function nodesOf({ head, diff }: ExplainInput): readonly NodeSubject[] {
  const present = [...head.resources.values()].map((resource) => ({ kind: 'node', resource, standing: 'present' }) as const);
  const disabled = [...head.disabled].flatMap(([id, [first]]) => (first === undefined || head.resources.has(id) ? [] : [first]));
  const removed = diff.removed.filter((one) => !one.disabled).map(({ before }) => before);
  return [
    ...present,
    ...disabled.map((resource) => ({ kind: 'node', resource, standing: 'disabled' }) as const),
    ...removed.map((resource) => ({ kind: 'node', resource, standing: 'removed' }) as const),
  ];
}

const idOf = ({ resource }: NodeSubject): string => resource.id;

// A model and one of its tests never share a name, but a model and its exposure or metric may.
function preferModels(found: readonly NodeSubject[]): readonly NodeSubject[] {
  const present = found.filter(({ standing }) => standing === 'present');
  const living = present.length > 0 ? present : found;
  const models = living.filter(({ resource }) => resource.resourceType === 'model');
  return models.length === 1 ? models : living;
}

/** What people call a node goes before other names of it: a table of a source has the source's name before its own. */
function nodesNamed(typed: string, nodes: readonly NodeSubject[]): readonly NodeSubject[] {
  const called = nodes.filter(({ resource }) => nameNode(resource) === typed);
  return called.length > 0 ? called : nodes.filter(({ resource }) => otherNames(resource).includes(typed));
}

function otherNames(resource: Resource): readonly string[] {
  return [resource.name, `${resource.packageName}.${resource.name}`, ...(resource.path === '' ? [] : [resource.path])];
}

/** The project's own macro goes before one of a package that has the same name. */
function macrosNamed(typed: string, { base, head }: ExplainInput): readonly MacroId[] {
  const all = new Map([...base.macros, ...head.macros]);
  const exact = all.get(macroId(typed));
  if (exact !== undefined) return [exact.id];
  const named = [...all.values()].filter(({ name, packageName, path }) => [name, `${packageName}.${name}`, path].includes(typed));
  const own = named.filter(({ packageName }) => packageName === head.metadata.projectName);
  return (own.length > 0 ? own : named).map(({ id }) => id);
}

function findContainer(name: string, { base, head }: ExplainInput): Subject | undefined {
  const resources = [...head.resources.values()];
  if (head.groups.has(name) || base.groups.has(name)) return { kind: 'group', name };
  if (resources.some((one) => one.resourceType === 'source' && one.sourceName === name)) return { kind: 'source-name', name };
  return resources.some(({ packageName }) => packageName === name) ? { kind: 'package', name } : undefined;
}

const SHOWN_MOST = 10;

function ambiguous(typed: string, what: 'nodes' | 'macros', ids: readonly string[]): Refusal {
  const shown = ids.toSorted(byText).slice(0, SHOWN_MOST);
  const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : '';
  return { kind: 'usage', code: 'ambiguous-node', what: `'${typed}' names ${ids.length} ${what}`, next: `Give one of: ${shown.join(', ')}${more}.` };
}

function unknown(typed: string, input: ExplainInput): Refusal {
  const near = nearest(typed, knownNames(input));
  const next =
    near.length === 0
      ? 'Give a unique_id such as model.shop.orders, or a name; `sluice plan --format ids` lists what is selected.'
      : `Did you mean ${near.join(' or ')}?`;
  return { kind: 'usage', code: 'unknown-node', what: `neither the head nor the base has anything called '${typed}'`, next };
}

function knownNames(input: ExplainInput): ReadonlySet<string> {
  const { head } = input;
  const own = [...head.macros.values()].filter(({ packageName }) => packageName === head.metadata.projectName);
  return new Set([...nodesOf(input).flatMap(({ resource }) => [resource.id, nameNode(resource)]), ...own.map(({ name }) => name), ...head.groups.keys()]);
}

const NEAREST_MOST = 3;

function nearest(typed: string, known: ReadonlySet<string>): readonly string[] {
  const left = new Set(known);
  const found: string[] = [];
  for (let name = nearestName(typed, left); name !== undefined && found.length < NEAREST_MOST; name = nearestName(typed, left)) {
    found.push(name);
    left.delete(name);
  }
  return found;
}
