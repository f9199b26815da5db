import { type Resource, nameNode } from '#artifacts';
import type { NodeId, NonEmpty } from '#kernel';
import type { SelectedResource } from '#selection';
import type { ResourceState } from '#state';
import { circumstancesOf } from './circumstances.ts';
import { criteriaReasons, criteriaTaking, statesAsked } from './criteria.ts';
import { describeDifferences } from './describe-differences.ts';
import type { NodeSubject } from './find-subject.ts';
import { findHeldBack } from './held-back.ts';
import { judge } from './judge.ts';
import { makeProbe } from './probe.ts';
import { stateReasons } from './state-reasons.ts';
import type { ExplainInput, LeftOutNode, NodeState, PathStart, SelectedNode, Tests, Whose, WhyNot } from './types.ts';

/** Why one node is selected, or every reason why it is not. */
export function explainNode(subject: NodeSubject, input: ExplainInput): SelectedNode | LeftOutNode {
  const { resource, standing } = subject;
  const entry = standing === 'present' ? input.selection.entries.find(({ id }) => id === resource.id) : undefined;
  if (entry === undefined) return { kind: 'left-out', ...factsOf(subject, input), reasons: whyNot(subject, input) };
  const by = criteriaTaking(resource.id, input, makeProbe(input));
  return {
    kind: 'selected',
    ...factsOf(subject, input),
    why: entry.why,
    by,
    via: entry.via,
    start: startOf(entry, input),
    whose: whoseOf(entry.via[0] ?? entry.id, input),
  };
}

function factsOf({ resource, standing }: NodeSubject, input: ExplainInput): Omit<LeftOutNode, 'kind' | 'reasons'> {
  const { head, diff } = input;
  const { id, path, packageName } = resource;
  const state = standing === 'present' ? diff.states.get(id) : undefined;
  return {
    unique_id: id,
    resource_type: resource.resourceType,
    name: nameNode(resource),
    path: path === '' ? null : path,
    package: packageName === (head.metadata.projectName ?? packageName) ? null : packageName,
    state: standing === 'present' ? stateOf(state) : standing,
    differences: state === undefined ? [] : describeDifferences(state.because, state, input),
    aside: state === undefined ? [] : describeDifferences(state.aside, state, input),
    breaks: diff.breaks
      .filter((one) => one.id === id)
      .map(({ subject, ...one }) => ({ ...one, versioned: subject.resourceType === 'model' && subject.version !== null })),
    whose: whoseOf(id, input),
    judgement: judge(id, input),
    said: saidOf(id, input),
    tests: testsOf(resource),
    ...circumstancesOf(input),
  };
}

function stateOf(state: ResourceState | undefined): NodeState {
  if (state === undefined) return 'not-compared';
  return state.isNew ? 'new' : state.isModified ? 'modified' : 'unmodified';
}

function whoseOf(id: NodeId, { drift }: ExplainInput): Whose | null {
  const origin = drift?.origins.of.get(id);
  if (drift === null || origin === undefined) return null;
  if (origin !== 'moved') return origin;
  return drift.role === 'newest' ? 'in-production' : 'left-behind';
}

function saidOf(id: NodeId, { diff, selection }: ExplainInput): LeftOutNode['said'] {
  const said = new Set([...selection.warnings, ...selection.raises.map(({ message }) => message)]);
  return diff.reactions.filter((one) => one.id === id).map(({ level, code, message, under }) => ({ level, code, message, under, isAsked: said.has(message) }));
}

function testsOf(resource: Resource): Tests | null {
  const { resourceType, dependsOn } = resource;
  if (resourceType === 'unit_test') return { sort: 'unit', macro: null, column: null, subjects: dependsOn };
  if (resourceType !== 'test') return null;
  const { testMetadata, columnName: column, attachedNode } = resource;
  const subjects = dependsOn.toSorted((a, b) => Number(b === attachedNode) - Number(a === attachedNode));
  return { sort: testMetadata === null ? 'singular' : 'generic', macro: testMetadata?.name ?? null, column, subjects };
}

function startOf({ via: [first] }: SelectedResource, input: ExplainInput): PathStart | null {
  if (first === undefined) return null;
  const state = input.diff.states.get(first);
  return { unique_id: first, state: stateOf(state), differences: state === undefined ? [] : describeDifferences(state.because, state, input) };
}

function whyNot({ resource, standing }: NodeSubject, input: ExplainInput): NonEmpty<WhyNot> {
  if (standing === 'removed') return [{ kind: 'removed', successor: successorOf(resource, input) }];
  if (standing === 'disabled') return [{ kind: 'disabled', wasEnabled: input.base.resources.has(resource.id) }];
  const probe = makeProbe(input);
  const heldBack = findHeldBack(resource, input, probe);
  const [first, ...more] = heldBack.wouldBeTaken
    ? heldBack.reasons
    : [...heldBack.reasons, ...stateReasons(resource, statesAsked(input), { input, probe }), ...criteriaReasons(resource.id, input, probe)];
  return first === undefined ? [{ kind: 'criteria', tokens: [] }] : [first, ...more];
}

/** A new node of the same type with the same code: dbt takes a renamed node for two. */
function successorOf(before: Resource, { head, diff }: ExplainInput): NodeId | null {
  if (!('rawCode' in before) || before.rawCode.trim() === '') return null;
  const isSame = (after: Resource): boolean => after.resourceType === before.resourceType && 'rawCode' in after && after.rawCode === before.rawCode;
  return [...head.resources.values()].find((after) => diff.states.get(after.id)?.isNew === true && isSame(after))?.id ?? null;
}
