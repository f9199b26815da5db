import type { NodeId } from '#kernel';
import { type SmartDiff, SMART_RULES, type SmartReason, judgeSmart } from '#state';
import type { ExplainInput, Judgement } from './types.ts';

/** What the smart rules make of one node, judged alone: the rules look at a node, at its base and at macros. */
export function judge(id: NodeId, input: ExplainInput): Judgement | null {
  const { drops, additions } = judgeAlone(id, input);
  const dropped = drops.get(id);
  return dropped === undefined ? judgementOf('add', additions.get(id) ?? []) : judgementOf('drop', dropped);
}

/** The same as the rules say it. */
export function judgeAlone(id: NodeId, { diff, base, head, rulesOff }: ExplainInput): SmartDiff {
  const state = diff.states.get(id);
  const alone = new Map(state === undefined ? [] : [[id, state] as const]);
  return judgeSmart({ ...diff, states: alone }, { base, head }, { rulesOff });
}

/** Each rule once, in the order of the registry. */
function judgementOf(effect: Judgement['effect'], found: readonly SmartReason[]): Judgement | null {
  const [first, ...more] = SMART_RULES.flatMap(({ id: rule, summary }) => {
    const reason = found.find((one) => one.rule === rule);
    return reason === undefined ? [] : [{ rule, summary, confidence: reason.confidence }];
  });
  return first === undefined ? null : { effect, reasons: [first, ...more] };
}
