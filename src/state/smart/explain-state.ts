import type { Resource } from '#artifacts';
import type { MacroId } from '#kernel';
import type { Because, ResourceState } from '../types.ts';
import { traceMacros } from '../v1/macro-reach.ts';
import { applies, skewOf } from './applies.ts';
import { compareCounterpart } from './compare-counterpart.ts';
import type { MacroExcuse } from './explain-macros.ts';
import { splitDifferences } from './split-differences.ts';
import type { Counterpart, DropRule, Pair, Scene, SmartReason } from './types.ts';

/** Why a change is none: one reason for each difference. */
export interface Explanation {
  readonly reasons: readonly SmartReason[];
  /** What the base had, where the engine sees something new. */
  readonly counterpart: Resource | undefined;
}

interface Given {
  readonly rules: readonly DropRule[];
  readonly scene: Scene;
  readonly excuses: ReadonlyMap<MacroId, MacroExcuse>;
}

interface Means extends Given {
  readonly counterparts: readonly { readonly rule: DropRule; readonly counterpart: Counterpart }[];
}

/** Explains a change away if every difference of it can be; else undefined. */
export function makeExplainer({ rules: all, scene, excuses }: Given): (state: ResourceState) => Explanation | undefined {
  const rules = all.filter((rule) => applies(rule, scene));
  const counterparts = rules.flatMap((rule) => (rule.counterparts === undefined ? [] : [{ rule, counterpart: rule.counterparts(scene) }]));
  const means: Means = { rules, scene, excuses, counterparts };
  const reachesRealMacro = realMacroReach(scene);
  return (state) => {
    if (reachesRealMacro(state)) return undefined;
    return state.before === undefined ? explainNew(state, means) : explainPair({ before: state.before, after: state.after }, state.because, means);
  };
}

/**
 * Whether a resource depends on a macro that no rule explains away. v1 names the nearest changed macro of a chain, so
 * another one may lie behind it: the walk is made again without those that are explained.
 */
function realMacroReach({ base, head, diff, realMacros }: Scene): (state: ResourceState) => boolean {
  if (diff.engine === 'v1') {
    const reach = traceMacros(base, head, realMacros);
    return ({ after }) => after.macros.length > 0 && reach.becauseOf(after).length > 0;
  }
  const real = new Set(realMacros);
  return ({ because }) => because.some(({ check, via }) => check === 'macros' && via?.some((id) => real.has(id)) === true);
}

function explainNew(state: ResourceState, means: Means): Explanation | undefined {
  const { after } = state;
  for (const { rule, counterpart } of means.counterparts) {
    const before = counterpart(after);
    if (before === undefined) continue;
    const pair: Pair = { before, after };
    const because = [...compareCounterpart(pair, means.scene), ...state.because.filter(({ check }) => check === 'macros')];
    const explained = explainPair(pair, because, means);
    const novelty: Because = { check: 'new', field: 'unique_id', before: before.id, after: after.id };
    if (explained !== undefined) return { reasons: [reasonOf(rule, novelty, means.scene), ...explained.reasons], counterpart: before };
  }
  return undefined;
}

function explainPair(pair: Pair, because: readonly Because[], means: Means): Explanation | undefined {
  const reasons: SmartReason[] = [];
  for (const difference of splitDifferences(because, means.scene)) {
    const reason = difference.check === 'macros' ? excuseOf(difference, means.excuses) : explanationOf(difference, pair, means);
    if (reason === undefined) return undefined;
    reasons.push(reason);
  }
  return { reasons, counterpart: undefined };
}

function explanationOf(because: Because, pair: Pair, { rules, scene }: Means): SmartReason | undefined {
  const rule = rules.find(({ difference }) => difference?.(because, pair, scene) === true);
  return rule && reasonOf(rule, because, scene);
}

function excuseOf(because: Because, excuses: Means['excuses']): SmartReason | undefined {
  const changed = because.via?.at(-1);
  const excuse = changed === undefined ? undefined : excuses.get(changed);
  return excuse && { rule: excuse.rule.id, confidence: excuse.rule.confidence, because, skew: excuse.skew };
}

function reasonOf(rule: DropRule, because: Because, scene: Scene): SmartReason {
  return { rule: rule.id, confidence: rule.confidence, because, skew: skewOf(rule, scene) };
}
