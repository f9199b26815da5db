import type { Finding } from '#kernel';
import { type Report, count } from '#report';
import { type FindingFacts, readFacts } from '#rules';
import { codeSpan, escapeMessage, escapeText, shortLine, tableRow } from '../escape.ts';
import { SEVERITY_ICONS } from '../icons.ts';
import { mustAct, nameSubject } from '../must-act.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, tableHead } from './section.ts';

/** What somebody has to look at: errors and warnings that no waiver covers, what closes the gate first. */
export function mustActSection(report: Report, links: Links, rows: number): Section {
  const findings = mustAct(report);
  const gone = new Set(report.plan.removed.map(({ unique_id }) => unique_id));
  return {
    name: 'findings',
    priority: 0,
    items: findings.length,
    shown: Math.min(rows, findings.length),
    render: (shown) => {
      if (findings.length === 0) return '';
      const table = [...tableHead(['', 'Must act']), ...findings.slice(0, shown).map((finding) => renderRow(finding, links, gone))];
      const more = sayMore(findings.length - shown, 'finding', links);
      return [shown === 0 ? '' : table.join('\n'), more].filter((part) => part !== '').join('\n\n');
    },
  };
}

function renderRow(finding: Finding, links: Links, gone: ReadonlySet<string>): string {
  const { rule, severity, place, node } = finding;
  const facts = readFacts(finding);
  const subject = nameSubject(finding);
  const where = place === null ? [] : [links.place(place, node === null || !gone.has(node))];
  const title = [...(subject === null ? [] : [`**${codeSpan(subject)}**`]), ...where].join(' in ');
  const small = [links.rule(rule), ...(facts.next === null ? [] : [escapeMessage(facts.next)])].join(': ');
  const lines = [title, escapeMessage(facts.found), renderReach(facts), `<sub>${small}</sub>`];
  return tableRow([SEVERITY_ICONS[severity], lines.filter((line) => line !== '').join('<br>')]);
}

const CONSUMERS_MAX = 3;

function renderReach({ consumers, models }: FindingFacts): string {
  const named = consumers.slice(0, CONSUMERS_MAX).map(renderConsumer);
  const left = consumers.length - named.length;
  const parts = [...named, ...(left > 0 ? [count(left, 'more consumer')] : []), ...(models > 0 ? [count(models, 'model')] : [])];
  return parts.length === 0 ? '' : `Reaches ${parts.join(', ')}.`;
}

/** `**Weekly KPIs** (dashboard, Finance team)`. */
function renderConsumer(consumer: string): string {
  const [, name = consumer, rest = ''] = /^(.*?)( \([^()]*\))?$/s.exec(shortLine(consumer, 80)) ?? [];
  return `**${escapeText(name)}**${rest === '' ? '' : ` ${escapeText(rest)}`}`;
}
