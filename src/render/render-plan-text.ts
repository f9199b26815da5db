import { type PlanEntry, type ReportPlan, count } from '#report';
import { cutEnd, terminalText } from './escape.ts';
import { type PlanGroup, groupPlan } from './plan-groups.ts';
import { type Because, callChain, reasonOf } from './reason.ts';
import { renderSmartText } from './render-smart-text.ts';
import { markOrigin, sayDrift } from './say-drift.ts';
import { type Palette, type TerminalOptions, alignRows, makePalette } from './terminal.ts';

/** The whole plan: what is selected, and the reason of each. */
export function renderPlanText(plan: ReportPlan, { color, width }: TerminalOptions): string {
  const palette = makePalette(color);
  const drift = sayDrift(plan);
  const { changed, downstream, others, tests } = groupPlan(plan);
  const groups = [changed, downstream, others, tests].filter(({ entries }) => entries.length > 0);
  const removed = plan.removed.map(({ unique_id, disabled }) => `  - ${terminalText(unique_id)}${disabled ? ' (disabled)' : ''}`);
  const blocks = [
    plan.entries.length === 0
      ? 'Nothing is selected.'
      : `${count(plan.entries.length, 'resource')} selected by ${terminalText(`--select ${plan.select.join(' ')}`)}`,
    ...(drift === null ? [] : [drift]),
    ...[renderSmartText(plan, palette, width)].filter((block) => block !== ''),
    ...groups.map((group) => renderGroup(group, palette, width)),
    ...(removed.length === 0 ? [] : [[palette.strong(`Removed (${removed.length})`), ...removed].join('\n')]),
    ...plan.raises.map((message) => palette.bad(`dbt itself fails on this selection: ${terminalText(message)}`)),
    ...plan.warnings.map((warning) => palette.doubtful(`dbt would warn: ${terminalText(warning)}`)),
    ...(plan.beyond ?? []).map((id) => palette.doubtful(`dbt cannot tell ${terminalText(id)} from a planned resource: the names below take it along`)),
    ...(plan.commands.length === 0 ? [] : [renderCommands(plan, palette)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const COMMAND_MAX = 500;

/** A command that names more than fits a screen is left to `--format commands`. */
function renderCommands({ commands }: ReportPlan, palette: Palette): string {
  const short = commands.filter((command) => command.length <= COMMAND_MAX);
  return [palette.strong('The same with dbt'), ...short.map((command) => `  ${terminalText(command)}`)].join('\n');
}

function renderGroup({ title, entries }: PlanGroup, palette: Palette, width: number): string {
  const rows = entries.map((entry) => [
    MARKS[entry.why] ?? '*',
    `${terminalText(entry.name)}${entry.resource_type === 'model' ? '' : ` (${terminalText(entry.resource_type)})`}`,
    renderWhy(entry),
  ]);
  const lines = alignRows(rows).map((line) => `  ${cutEnd(line, width - 2)}`);
  return [palette.strong(`${title} (${entries.length})`), ...lines].join('\n');
}

const MARKS: Readonly<Record<string, string>> = { modified: '~', new: '+', downstream: '>', upstream: '<', test: '?' };

function renderWhy(entry: PlanEntry): string {
  if (entry.because.length > 0) return renderReasons(entry);
  return entry.via.map((id) => terminalText(id.split('.').slice(2).join('.') || id)).join(' > ');
}

/** Why a resource differs, and whose change it is where that is not the author's. */
export function renderReasons(entry: PlanEntry): string {
  const mark = markOrigin(entry);
  return `${entry.because.map(renderReason).join('; ')}${mark === null ? '' : ` (${mark})`}`;
}

/** `config materialized: view -> table`. */
function renderReason(because: Because): string {
  const { label, name, values } = reasonOf(because);
  const chain = callChain(because);
  const parts = [label, ...(name === null ? [] : [name])].join(' ');
  const through = chain.length === 0 ? '' : ` through ${chain.slice(0, -1).join(' > ')}`;
  return terminalText(values === null ? `${parts}${through}` : `${parts}: ${values.before} -> ${values.after}`);
}
