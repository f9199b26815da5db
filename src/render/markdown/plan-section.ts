import { type PlanEntry, type Report, count, formatCount } from '#report';
import { codeSpan, escapeText, tableRow } from '../escape.ts';
import { type PlanGroup, groupPlan } from '../plan-groups.ts';
import { type Because, callChain, reasonOf } from '../reason.ts';
import { markOrigin } from '../say-drift.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold, tableHead } from './section.ts';

/** What dbt would select and why, the changed first. Tests are counted: they follow what they test. */
export function planSection(report: Report, links: Links, most: number): Section {
  const { changed, downstream, others, tests } = groupPlan(report.plan);
  const groups = [changed, downstream, others];
  const items = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return {
    name: `the plan (${count(items, 'resource')})`,
    priority: 20,
    items,
    shown: groups.reduce((sum, { entries }) => sum + Math.min(most, entries.length), 0),
    render: (shown) => {
      if (items === 0 && report.plan.removed.length === 0) return '';
      const tables = share(groups, shown, most).map(({ group, rows }) => renderGroup(group, rows, links));
      return fold(
        `<b>Plan</b>: ${sayGroups(groups)}`,
        ...tables,
        renderRemoved(report, most, links),
        tests.entries.length === 0 ? '' : `${count(tests.entries.length, 'test')} selected with what they test.`,
      );
    },
  };
}

function sayGroups(groups: readonly PlanGroup[]): string {
  return groups.flatMap(({ title, entries }) => (entries.length === 0 ? [] : [`${formatCount(entries.length)} ${title.toLowerCase()}`])).join(', ');
}

/** Rows for each group, in order: a group never gets more than `most`, and all together never more than `shown`. */
function share(groups: readonly PlanGroup[], shown: number, most: number): readonly { readonly group: PlanGroup; readonly rows: number }[] {
  let left = shown;
  return groups.map((group) => {
    const rows = Math.min(left, most, group.entries.length);
    left -= rows;
    return { group, rows };
  });
}

function renderGroup({ kind, title, entries }: PlanGroup, rows: number, links: Links): string {
  if (entries.length === 0) return '';
  const isChanged = kind === 'changed';
  const table = [...tableHead([title, isChanged ? 'Because' : 'Through']), ...entries.slice(0, rows).map((entry) => renderEntry(entry, isChanged, links))];
  return [rows === 0 ? `**${title}**` : table.join('\n'), sayMore(entries.length - rows, 'resource', links)].filter((part) => part !== '').join('\n\n');
}

function renderEntry(entry: PlanEntry, isChanged: boolean, links: Links): string {
  const type = entry.resource_type === 'model' ? '' : ` ${escapeText(entry.resource_type.replaceAll('_', ' '), 20)}`;
  const path = entry.path === null || !isChanged ? '' : `<br><sub>${links.place({ file: entry.path })}</sub>`;
  const mark = markOrigin(entry);
  const origin = mark === null ? '' : `<br><sub>${mark}</sub>`;
  return tableRow([`${codeSpan(entry.name)}${type}${path}`, `${isChanged ? renderReasons(entry.because) : renderPath(entry.via)}${origin}`]);
}

const REASONS_MAX = 4;

/** One reason in a line. */
function renderReasons(because: readonly Because[]): string {
  const shown = because.slice(0, REASONS_MAX).map(renderReason);
  const left = because.length - shown.length;
  return [...shown, ...(left > 0 ? [count(left, 'more reason')] : [])].join('<br>') || '–';
}

/** `SQL`, `config materialized: view → table`, `macro cents through money`. */
function renderReason(because: Because): string {
  const { label, name, values } = reasonOf(because);
  const subject = [escapeText(label, 40), ...(name === null ? [] : [codeSpan(name)])].join(' ');
  const callers = callChain(because).slice(0, -1);
  if (callers.length > 0) return `${subject} through ${callers.map((macro) => codeSpan(macro)).join(' → ')}`;
  return values === null ? subject : `${subject}: ${codeSpan(values.before)} → ${codeSpan(values.after)}`;
}

const STEPS_MAX = 4;

/** The way from the change: its first step and its last ones. */
export function renderPath(via: readonly string[]): string {
  const names = via.map((id) => codeSpan(shortId(id)));
  const steps = names.length > STEPS_MAX ? [names[0] ?? '', '…', ...names.slice(-(STEPS_MAX - 2))] : names;
  return steps.join(' → ') || '–';
}

/** `orders.v2` of `model.shop.orders.v2`. */
export function shortId(id: string): string {
  return id.split('.').slice(2).join('.') || id;
}

function renderRemoved({ plan }: Report, most: number, links: Links): string {
  if (plan.removed.length === 0) return '';
  const shown = plan.removed.slice(0, most).map(({ unique_id, disabled }) => `${codeSpan(unique_id)}${disabled ? ' (disabled)' : ''}`);
  return [`**Removed**: ${shown.join(', ')}`, sayMore(plan.removed.length - shown.length, 'removed resource', links)]
    .filter((part) => part !== '')
    .join('\n\n');
}
