import { ok, type Result } from '#kernel';
import { explainChange, rulesOff } from '#pipeline';
import { loadLayOutFor, renderExplanation, renderExplanationJson } from '#render';
import type { CommandLine } from '#settings';
import { makePlanRequest } from '../make-plan-request.ts';
import { openChange } from '../open-change.ts';
import { readSettings } from '../read-settings.ts';
import { answer, type Outcome, type Shell } from '../outcome.ts';

/** Why one node is or is not selected. */
export async function explain({ plan: flags, node, format, common }: Extract<CommandLine, { command: 'explain' }>, shell: Shell): Promise<Result<Outcome>> {
  const change = await openChange({ ...flags, config: common.config }, shell);
  if (!change.ok) return change;
  const settings = await readSettings(common.config, { store: undefined, failOn: undefined, warnOnly: undefined });
  if (!settings.ok) return settings;
  const { base, head, other } = change.value;
  const asked = { other, rulesOff: rulesOff(settings.value), ...makePlanRequest(flags, shell.clock.now()) };
  const explanation = explainChange(node, { base: base.set, head: head.set, ...asked });
  if (!explanation.ok) return explanation;
  if (format === 'json') return ok(answer(renderExplanationJson(explanation.value)));
  const layOut = await loadLayOutFor(explanation.value, head.set.project.metadata.adapterType);
  return ok(answer(renderExplanation(explanation.value, shell.terminal, layOut)));
}
