import { type Report, count, formatCount } from '#report';
import { codeSpan, escapeText } from '../escape.ts';
import { GATE_ICONS } from '../icons.ts';
import { sayDrift } from '../say-drift.ts';
import { type Section, fixed } from './section.ts';

/** The sentence to read in five seconds, the figures below it, and what makes them doubtful. */
export function verdictSection(report: Report): Section {
  const { gate, summary } = report.verdict;
  return fixed(
    'verdict',
    0,
    [`### ${GATE_ICONS[gate]} ${escapeText(summary)}`, sayFigures(report), ...sayDoubts(report)].filter((line) => line !== '').join('\n\n'),
  );
}

function sayFigures(report: Report): string {
  const { plan, impact, cost, fidelity } = report;
  if (fidelity.baseSource === 'none') return '';
  const money = cost === null || cost.deltaUsdPerMonth === null ? 'cost not evaluated' : `**${formatUsd(cost.deltaUsdPerMonth)}** a month`;
  const exposures = impact.exposures.length === 0 ? [] : [`${boldCount(impact.exposures.length, 'exposure')} downstream`];
  return [sayBuild(plan), ...exposures, money].join(' · ');
}

// Tests are counted apart: they follow what they test, and are many.
const BUILT = ['model', 'seed', 'snapshot', 'function'];

function sayBuild({ counts, entries }: Report['plan']): string {
  const built = BUILT.flatMap((type) => (counts[type] === undefined ? [] : [boldCount(counts[type], type)]));
  const changed = entries.filter(({ why, resource_type }) => (why === 'modified' || why === 'new') && BUILT.includes(resource_type)).length;
  const tests = (counts['test'] ?? 0) + (counts['unit_test'] ?? 0);
  const toBuild = built.length === 0 ? 'Nothing to build' : `${built.join(', ')} to build (${formatCount(changed)} changed)`;
  return [toBuild, ...(tests > 0 ? [`${boldCount(tests, 'test')} to run`] : [])].join(' · ');
}

const boldCount = (number: number, noun: string): string => count(number, noun).replace(/^\S+/, '**$&**');

const SKEWS: Readonly<Record<string, string>> = {
  'dbt-version': 'dbt version',
  engine: 'engine',
  adapter: 'adapter',
  project: 'project',
  'schema-version': 'manifest version',
  flag: 'state_modified_compare_more_unrendered_values',
  'parse-only': 'way of parsing',
};

// A stored report may hold any number of them.
const LIST_MAX = 5;

/** What a reader must know before believing the figures. */
function sayDoubts({ fidelity, verdict, plan, findings }: Report): readonly string[] {
  const drift = sayDrift(plan, findings);
  const skews = fidelity.skews
    .slice(0, LIST_MAX)
    .map(({ kind, before, after }) => `${escapeText(SKEWS[kind] ?? kind)} ${codeSpan(before)} → ${codeSpan(after)}`);
  return [
    ...(fidelity.baseSource === 'none'
      ? [
          `There is nothing to compare with yet. ${fidelity.notes
            .slice(0, LIST_MAX)
            .map((note) => escapeText(note))
            .join(' ')}`.trim(),
        ]
      : []),
    ...(drift === null ? [] : [`↪️ ${drift}`]),
    ...(skews.length === 0 ? [] : [`⚠️ Base and head differ in ${skews.join(', ')}: some of what is below may come from that, not from the change.`]),
    ...(verdict.warnOnly && verdict.blocking.length > 0 ? [`${count(verdict.blocking.length, 'finding')} would close the gate without \`warn-only\`.`] : []),
  ];
}

/** `+$12.40`, `−$3`. The sign of the dollar is escaped: GitHub reads two of them as mathematics. */
export function formatUsd(usd: number): string {
  return `${usd < 0 ? '−' : '+'}&#36;${Math.abs(usd).toFixed(2)}`;
}
