import type { Resource } from '#artifacts';
import { type MacroId, type NodeId, byText } from '#kernel';
import { type ResourceState, differingFields, judgeSmart } from '#state';
import { circumstancesOf } from './circumstances.ts';
import { callsIn, reachableMacros } from './trace-calls.ts';
import type { ExplainInput, GroupExplained, MacroExplained, PackageExplained, SourceNameExplained } from './types.ts';
import { unseenMacros } from './unseen-macros.ts';

/** Explanations of names that are no node, and can therefore be in no selection. */
export function explainMacro(id: MacroId, input: ExplainInput): MacroExplained {
  const { base, head, diff } = input;
  const [before, after] = [base.macros.get(id), head.macros.get(id)];
  const { path = '', packageName = '' } = after ?? before ?? {};
  const isChanged = diff.changedMacros.includes(id);
  return {
    kind: 'macro',
    unique_id: id,
    path: path === '' ? null : path,
    package: packageName === head.metadata.projectName ? null : packageName,
    change: isChanged ? { before: before?.sql ?? null, after: after?.sql ?? null } : null,
    modifies: isChanged ? modifiedBy(id, input) : [],
    missed: isChanged ? missedBy(id, input) : [],
    ...circumstancesOf(input),
  };
}

/** dbt 1 counts a changed macro for all that reach it, dbt 2 for those that call it. */
function modifiedBy(id: MacroId, { head, diff }: ExplainInput): readonly NodeId[] {
  const calls = callsIn(head);
  const isReached = ({ macros }: Resource): boolean => reachableMacros(macros, calls).has(id);
  const isCalled = ({ because }: ResourceState): boolean => because.some(({ via }) => via?.at(-1) === id);
  return [...diff.states.values()].filter((state) => (diff.engine === 'v1' ? isReached(state.after) : isCalled(state))).map((state) => state.id);
}

function missedBy(id: MacroId, input: ExplainInput): readonly NodeId[] {
  const smart = judgeSmart(input.diff, input, input);
  const misses = (resource: Resource): boolean => unseenMacros(resource, input, smart).some(({ chain }) => chain.at(-1)?.unique_id === id);
  return [...input.head.resources.values()].filter(misses).map((resource) => resource.id);
}

export function explainGroup(name: string, input: ExplainInput): GroupExplained {
  const [before, after] = [input.base.groups.get(name), input.head.groups.get(name)];
  const found = differingFields(['group', 'owner'], before?.owner ?? null, after?.owner ?? null);
  const differences = found.map((one) => ({ kind: 'value', ...one }) as const);
  return { kind: 'group', name, differences, ...membersWhere(({ group }) => group === name, input), ...circumstancesOf(input) };
}

export function explainSourceName(name: string, input: ExplainInput): SourceNameExplained {
  const selected = selectedIds(input);
  const tables = [...input.head.resources.values()].filter((one) => one.resourceType === 'source' && one.sourceName === name).map(({ id }) => id);
  return {
    kind: 'source-name',
    name,
    tables: tables.sort(byText).map((id) => ({ unique_id: id, isSelected: selected.has(id) })),
    ...circumstancesOf(input),
  };
}

export function explainPackage(name: string, input: ExplainInput): PackageExplained {
  return { kind: 'package', name, ...membersWhere(({ packageName }) => packageName === name, input), ...circumstancesOf(input) };
}

function membersWhere(isMember: (resource: Resource) => boolean, input: ExplainInput): { readonly members: number; readonly selected: number } {
  const selected = selectedIds(input);
  const members = [...input.head.resources.values()].filter(isMember);
  return { members: members.length, selected: members.filter(({ id }) => selected.has(id)).length };
}

function selectedIds({ selection }: ExplainInput): ReadonlySet<NodeId> {
  return new Set(selection.entries.map(({ id }) => id));
}
