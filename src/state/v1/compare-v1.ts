import type { Model, Project, Resource } from '#artifacts';
import type { NodeId } from '#kernel';
import { changedMacros } from '../changed-macros.ts';
import type { Comparison, Reaction, ResourceState } from '../types.ts';
import { comparePair } from './compare-pair.ts';
import { contractBreaks, customConstraintReaction } from './contract-breaks.ts';
import { contractReactions } from '../contract-reactions.ts';
import { type MacroReach, traceMacros } from './macro-reach.ts';
import { newState } from './new-state.ts';
import { removedModelBreaks } from './removed-models.ts';
import { type ReadBase, baseReader } from './reread-config.ts';
import type { V1Rules } from './rules.ts';
import { seedReaction } from './seed.ts';

/** The comparison as dbt's StateSelectorMethod makes it. `now` is ISO 8601. */
export function compareV1(base: Project, head: Project, given: { readonly rules: V1Rules; readonly now: string }): Comparison {
  const { rules, now } = given;
  const changed = changedMacros(base, head);
  const reach = traceMacros(base, head, changed);
  const readBase = baseReader(base, head, rules);
  const visited = new Set(rules.dialect.visited);
  const states = new Map<NodeId, ResourceState>();
  for (const after of head.resources.values()) {
    if (!visited.has(after.resourceType)) continue;
    const before = rules.dialect.neverPaired.includes(after.resourceType) ? undefined : base.resources.get(after.id);
    states.set(after.id, stateOf(before, after, { rules, reach, readBase }));
  }
  const pairs = [...states.values()].flatMap(({ before, after }) => (before === undefined ? [] : [{ before, after }]));
  const breaks = [
    ...modelPairs(pairs).flatMap(({ before, after }) => contractBreaks(before, after, rules)),
    ...removedModelBreaks({ ...rules, base, head, now }),
  ];
  return { states, changedMacros: changed, breaks, reactions: [...contractReactions(breaks), ...otherReactions(states, reach, rules)] };
}

interface Means {
  readonly rules: V1Rules;
  readonly reach: MacroReach;
  readonly readBase: ReadBase;
}

function stateOf(before: Resource | undefined, after: Resource, { rules, reach, readBase }: Means): ResourceState {
  const macros = after.macros.length === 0 ? [] : reach.becauseOf(after);
  const checked = before === undefined ? undefined : comparePair(readBase(before), after, rules);
  if (before === undefined || checked === undefined) return newState(after, macros);
  const because = macros.length === 0 ? checked.because : [...checked.because, ...macros];
  const parts = macros.length === 0 ? checked.parts : new Set([...checked.parts, 'macros' as const]);
  return { id: after.id, after, before, isNew: false, isOld: true, isModified: because.length > 0, parts, because, aside: checked.aside };
}

interface Pair<R extends Resource> {
  readonly before: R;
  readonly after: R;
}

function modelPairs(pairs: readonly Pair<Resource>[]): readonly Pair<Model>[] {
  return pairs.flatMap(({ before, after }) => (before.resourceType === 'model' && after.resourceType === 'model' ? [{ before, after }] : []));
}

function otherReactions(states: ReadonlyMap<NodeId, ResourceState>, reach: MacroReach, rules: V1Rules): readonly Reaction[] {
  return [...states.values()].flatMap(({ before, after }) => {
    const found = [reach.reactionOf(after), before === undefined ? undefined : pairReaction(before, after, rules)];
    return found.filter((reaction) => reaction !== undefined);
  });
}

function pairReaction(before: Resource, after: Resource, rules: V1Rules): Reaction | undefined {
  if (before.resourceType === 'model' && after.resourceType === 'model') return customConstraintReaction(before, after, rules);
  return before.resourceType === 'seed' && after.resourceType === 'seed' ? seedReaction(before, after) : undefined;
}
