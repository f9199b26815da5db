import { join } from 'node:path';
import { openCheckout } from '#adapters';
import type { Project } from '#artifacts';
import { ok, type Result, unreachable } from '#kernel';
import { type Plan, planChange, rulesOff } from '#pipeline';
import { renderPlanText, sayModes } from '#render';
import { makePlan, type ReportPlan } from '#report';
import { addToSelectorsFile, selectorsFileOf } from '#selection';
import type { CommandLine, PlanFormat } from '#settings';
import { makePlanRequest } from '../make-plan-request.ts';
import { openChange } from '../open-change.ts';
import { readSettings } from '../read-settings.ts';
import { projectFolderOf } from '../project-paths.ts';
import { answer, type Outcome, type Shell } from '../outcome.ts';

/** What dbt would select between two manifests. What dbt would say besides goes to the log. */
export async function plan({ plan: flags, format, common }: Extract<CommandLine, { command: 'plan' }>, shell: Shell): Promise<Result<Outcome>> {
  const change = await openChange({ ...flags, config: common.config }, shell);
  if (!change.ok) return change;
  const settings = await readSettings(common.config, { store: undefined, failOn: undefined, warnOnly: undefined });
  if (!settings.ok) return settings;
  const { base, head, other, statePath, stateFrom } = change.value;
  const planned = planChange({ base: base.set, head: head.set, other, rulesOff: rulesOff(settings.value), ...makePlanRequest(flags, shell.clock.now()) });
  if (!planned.ok) return planned;
  const made = makePlan({
    base: base.set.project,
    head: head.set.project,
    ...planned.value,
    mode: flags.mode,
    projectFolder: projectFolderOf(flags.head),
    statePath,
    stateFrom,
  });
  if (format !== 'text') tellWarnings(planned.value, made, shell);
  if (format === 'selectors') return renderSelectors(made, head.set.project, projectFolderOf(flags.head));
  return ok(answer(format === 'text' ? renderPlanText(made, shell.terminal) : renderFor(made, format)));
}

/** For the project's own selectors.yml, since dbt reads no other. */
async function renderSelectors({ selector, engine }: ReportPlan, head: Project, projectFolder: string): Promise<Result<Outcome>> {
  const own = selectorsFileOf(selector, { head, engine });
  const file = join(projectFolder, 'selectors.yml');
  const existing = await openCheckout(process.cwd()).readText(file);
  const whole = existing === undefined ? ok(own) : addToSelectorsFile(existing, own, file);
  return whole.ok ? ok(answer(whole.value)) : whole;
}

// The text says them itself; the other formats are for programs.
function tellWarnings({ selection }: Plan, made: ReportPlan, { log }: Shell): void {
  const modes = sayModes(made);
  // Never instead of exact: whoever reads the list alone is told its size under dbt itself.
  if (modes !== null && made.mode === 'smart') log.warning(modes);
  for (const warning of selection.warnings) log.warning(warning);
  for (const { message } of selection.raises) log.warning(`dbt itself stops here with an error and selects nothing: ${message}`);
  for (const id of made.beyond ?? []) log.warning(`dbt cannot tell ${id} from a planned resource: the selector takes it along`);
}

function renderFor(made: ReportPlan, format: Exclude<PlanFormat, 'text' | 'selectors'>): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(made, null, 2)}\n`;
    case 'ids':
      return made.entries.map(({ unique_id }) => `${unique_id}\n`).join('');
    case 'selector':
      return made.selector === '' ? '' : `${made.selector}\n`;
    case 'commands':
      return (made.commands.length === 0 ? [NOTHING_TO_RUN] : made.commands).map((line) => `${line}\n`).join('');
    default:
      return unreachable(format);
  }
}

/** dbt builds everything when it is given no names: no command is the only safe one. */
const NOTHING_TO_RUN = '# Nothing is selected: there is nothing to run.';
