import { ok, type Result, unreachable } from '#kernel';
import { type Plan, planChange } from '#pipeline';
import { renderPlanText } from '#render';
import { makePlan, type ReportPlan } from '#report';
import type { CommandLine, PlanFormat } from '#settings';
import { makePlanRequest } from '../make-plan-request.ts';
import { openChange } from '../open-change.ts';
import { projectFolderOf, statePathOf } from '../project-paths.ts';
import { answer, type Outcome, type Shell } from '../outcome.ts';

/** What dbt would select between two manifests. What dbt would say besides goes to the log. */
export async function plan({ plan: flags, format }: Extract<CommandLine, { command: 'plan' }>, shell: Shell): Promise<Result<Outcome>> {
  const change = await openChange(flags, shell);
  if (!change.ok) return change;
  const { base, head, baseline } = change.value;
  const planned = planChange({ base: base.set, head: head.set, ...makePlanRequest(flags, shell.clock.now()) });
  if (!planned.ok) return planned;
  if (format !== 'text') tellWarnings(planned.value, shell);
  const made = makePlan({
    base: base.set.project,
    head: head.set.project,
    ...planned.value,
    projectFolder: projectFolderOf(flags.head),
    statePath: statePathOf(flags.base, baseline),
  });
  return ok(answer(format === 'text' ? renderPlanText(made, shell.terminal) : renderFor(made, format)));
}

// The text says them itself; the other formats are for programs.
function tellWarnings({ selection }: Plan, { log }: Shell): void {
  for (const warning of selection.warnings) log.warning(warning);
  for (const { message } of selection.raises) log.warning(`dbt itself stops here with an error and selects nothing: ${message}`);
}

function renderFor(made: ReportPlan, format: Exclude<PlanFormat, 'text'>): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(made, null, 2)}\n`;
    case 'ids':
      return made.entries.map(({ unique_id }) => `${unique_id}\n`).join('');
    case 'selector':
      return made.selector === '' ? '' : `${made.selector}\n`;
    case 'commands':
      return made.commands.map((line) => `${line}\n`).join('');
    default:
      return unreachable(format);
  }
}
