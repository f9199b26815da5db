import { ok, type Result } from '#kernel';
import { planChange } from '#pipeline';
import { renderExplanation } from '#render';
import { explainNode } from '#report';
import type { CommandLine } from '#settings';
import { makePlanRequest } from '../make-plan-request.ts';
import { openChange } from '../open-change.ts';
import { answer, type Outcome, type Shell } from '../outcome.ts';

/** Why one node is or is not selected. */
export async function explain({ plan: flags, node, format }: Extract<CommandLine, { command: 'explain' }>, shell: Shell): Promise<Result<Outcome>> {
  const change = await openChange(flags, shell);
  if (!change.ok) return change;
  const { base, head } = change.value;
  const planned = planChange({ base: base.set, head: head.set, ...makePlanRequest(flags, shell.clock.now()) });
  if (!planned.ok) return planned;
  const explanation = explainNode(node, { head: head.set.project, ...planned.value });
  if (!explanation.ok) return explanation;
  return ok(answer(format === 'json' ? `${JSON.stringify(explanation.value, null, 2)}\n` : renderExplanation(explanation.value)));
}
