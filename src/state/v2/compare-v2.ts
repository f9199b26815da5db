import type { Project, Resource, ResourceType } from '#artifacts';
import type { NodeId } from '#kernel';
import { changedMacros } from '../changed-macros.ts';
import { contractReactions } from '../contract-reactions.ts';
import type { Because, Comparison, ResourceState, StatePart } from '../types.ts';
import { comparePair } from './compare-pair.ts';
import { contractBreaks } from './contract.ts';
import { macros } from './macros.ts';
import { pairWithBase } from './pair-with-base.ts';
import type { V2Rules } from './rules.ts';

/** The comparison as dbt v2 (the Rust engine) makes it. It looks at no removed model. */
export function compareV2(base: Project, head: Project): Comparison {
  const pair = pairWithBase(base);
  const states = new Map<NodeId, ResourceState>();
  for (const after of head.resources.values()) {
    // Hooks are no nodes to v2.
    if (after.resourceType !== 'operation') states.set(after.id, stateOf(pair(after), after, { base, head }));
  }
  const breaks = [...states.values()].flatMap(({ before, after }) =>
    before?.resourceType === 'model' && after.resourceType === 'model' ? contractBreaks(before, after) : [],
  );
  return { states, changedMacros: changedMacros(base, head, (sql) => sql.trim()), breaks, reactions: contractReactions(breaks) };
}

function stateOf(before: Resource | undefined, after: Resource, rules: V2Rules): ResourceState {
  const checked = before === undefined ? undefined : comparePair(before, after, rules);
  if (before === undefined || checked === undefined) return unpaired(after, rules);
  return { id: after.id, after, before, isNew: false, isOld: true, isModified: checked.because.length > 0, ...checked };
}

/** Held for old although nothing is there to be compared with. */
const NEVER_NEW: readonly ResourceType[] = ['exposure', 'saved_query', 'semantic_model', 'metric'];

const ALL_PARTS: readonly StatePart[] = ['body', 'configs', 'relation', 'persisted_descriptions', 'macros', 'contract'];

/** What is new is modified, under every selector. */
function unpaired(after: Resource, rules: V2Rules): ResourceState {
  const isNew = !NEVER_NEW.includes(after.resourceType);
  const parts = new Set(ALL_PARTS.filter((part) => isNew || answersAlone(part, after, rules)));
  const because: Because = { check: 'new', field: 'unique_id', before: null, after: after.id };
  return { id: after.id, after, before: undefined, isNew, isOld: !isNew, isModified: true, parts, because: [because], aside: [] };
}

/** Most checks of dbt v2 answer "modified" when there is no counterpart; two of them do not ask for one. */
function answersAlone(part: StatePart, after: Resource, rules: V2Rules): boolean {
  if (part === 'macros') return macros.compare(after, after, rules).length > 0;
  return part !== 'relation' || after.resourceType !== 'saved_query';
}
