import type { Report } from '#report';
import { type Score, scoresOf } from '../score.ts';
import { tableRow } from '../escape.ts';
import { type Section, fixed, tableHead } from './section.ts';

const MARKS = { good: '&nbsp;✅', bad: '&nbsp;⛔', doubtful: '&nbsp;⚠️', none: '' } as const satisfies Record<Score['state'], string>;

/** Six lines: before, after, the difference, and a mark where something is asked for. */
export function scorecardSection(report: Report): Section {
  const rows = scoresOf(report).map(({ label, before, after, delta, state }) =>
    tableRow([`${label}${MARKS[state]}`, before, after, delta.replaceAll(' ', '&nbsp;')]),
  );
  return fixed('scorecard', 0, [...tableHead(['Scorecard', 'Before:', 'After:', 'Δ']), ...rows].join('\n'));
}
