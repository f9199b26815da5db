import type { Report, ReportSmart, ReportSmartRule } from '#report';
import { codeSpan, escapeText, tableRow } from '../escape.ts';
import { CONFIDENCES, sayModes, saySkews } from '../say-smart.ts';
import { type Links, sayMore } from './links.ts';
import { shortId } from './plan-section.ts';
import { type Section, fixed, fold, tableHead } from './section.ts';

/** What smart mode would select beside dbt's own selection, and by which rules. */
export function smartSection({ plan }: Report, links: Links): Section {
  const said = sayModes(plan);
  const text =
    said === null || plan.smart === undefined ? '' : fold(said.replace(/^Smart mode/, '<b>$&</b>'), renderRules(plan.smart, links), renderSkews(plan.smart));
  return fixed('what smart mode drops and adds', 15, text);
}

function renderRules({ drops, additions }: ReportSmart, links: Links): string {
  const rows = [...drops.map((rule) => renderRule('drops', rule, links)), ...additions.map((rule) => renderRule('adds', rule, links))];
  if (rows.length === 0) return '';
  return [...tableHead(['Rule', 'Resources:', 'Which', 'What it finds']), ...rows].join('\n');
}

const NAMED_MAX = 5;

function renderRule(verb: string, { rule, confidence, summary, count, unique_ids }: ReportSmartRule, links: Links): string {
  const names = unique_ids.slice(0, NAMED_MAX).map((id) => codeSpan(shortId(id)));
  const more = sayMore(count - names.length, 'resource', links);
  return tableRow([
    `${codeSpan(rule)}<br><sub>${CONFIDENCES[confidence]}</sub>`,
    `${verb} ${count}`,
    [names.join(', '), more].filter((part) => part !== '').join('<br>'),
    renderSummary(summary),
  ]);
}

/** Our summaries mark code with backticks. */
function renderSummary(summary: string): string {
  return summary
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escapeSpaced(part) : codeSpan(part)))
    .join('');
}

function escapeSpaced(part: string): string {
  return `${part.startsWith(' ') ? ' ' : ''}${escapeText(part)}${part.endsWith(' ') ? ' ' : ''}`;
}

function renderSkews(smart: ReportSmart): string {
  return saySkews(smart)
    .map((sentence) => `- ${escapeText(sentence)}`)
    .join('\n');
}
