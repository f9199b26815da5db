import type { Project, Resource } from '#artifacts';
import { type NodeId, byText } from '#kernel';
import type { ResourceState, StateDiff } from '../types.ts';
import { explainMacros } from './explain-macros.ts';
import { makeExplainer } from './explain-state.ts';
import { traceLeads } from './macro-leads.ts';
import { SMART_RULES } from './registry.ts';
import { setScene } from './set-scene.ts';
import type { AddRule, DropRule, Scene, SmartDiff, SmartOptions, SmartReason, SmartRule } from './types.ts';
import { unevaluated } from './unevaluated.ts';

/** The projects that were compared. */
export interface Sides {
  readonly base: Project;
  readonly head: Project;
}

/**
 * What of an exact comparison is no change, and what else is one. A resource is dropped only if every reason that dbt has
 * is explained away and nothing counts besides.
 */
export function judgeSmart(diff: StateDiff, { base, head }: Sides, { rulesOff }: SmartOptions): SmartDiff {
  const [off, on] = partition(SMART_RULES, ({ id }) => rulesOff.includes(id));
  const rules = on.filter(({ engines }) => engines.includes(diff.engine));
  const dropRules = rules.filter((rule): rule is DropRule => rule.direction === 'drop');
  const whole = setScene(base, head, diff);
  const excuses = explainMacros(dropRules, whole);
  const realMacros = diff.changedMacros.filter((id) => !excuses.has(id));
  const scene: Scene = { ...whole, realMacros, leads: traceLeads(base, head, realMacros) };
  const explain = makeExplainer({ rules: dropRules, scene, excuses });
  const find = makeFinder(
    rules.filter((rule): rule is AddRule => rule.direction === 'add'),
    scene,
  );
  const drops = new Map<NodeId, readonly SmartReason[]>();
  const additions = new Map<NodeId, readonly SmartReason[]>();
  const counterparts = new Map<NodeId, Resource>();
  for (const state of sorted(diff)) {
    const found = find(state);
    const explanation = found.length === 0 && (state.isModified || state.isNew) ? explain(state) : undefined;
    const { counterpart } = explanation ?? {};
    const isSame = explanation !== undefined && (counterpart === undefined || find(known(state, counterpart)).length === 0);
    if (isSame) drops.set(state.id, explanation.reasons);
    else if (!state.isModified && found.length > 0) additions.set(state.id, found);
    if (isSame && counterpart !== undefined) counterparts.set(state.id, counterpart);
  }
  return { drops, additions, counterparts, off: off.map(({ id }) => id), notEvaluated: unevaluated(scene) };
}

/** What is new to dbt, beside what it was in the base. */
function known(state: ResourceState, before: Resource): ResourceState {
  return { ...state, before, isNew: false, isOld: true };
}

function partition(rules: readonly SmartRule[], test: (rule: SmartRule) => boolean): readonly [readonly SmartRule[], readonly SmartRule[]] {
  return [rules.filter(test), rules.filter((rule) => !test(rule))];
}

function makeFinder(rules: readonly AddRule[], scene: Scene): (state: ResourceState) => readonly SmartReason[] {
  const finders = rules.map((rule) => ({ rule, find: rule.finder(scene) }));
  return (state) => finders.flatMap(({ rule, find }) => find(state).map((because) => ({ rule: rule.id, confidence: rule.confidence, because, skew: null })));
}

function sorted({ states }: StateDiff): readonly ResourceState[] {
  return [...states.values()].sort((a, b) => byText(a.id, b.id));
}
