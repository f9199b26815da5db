import { type Report, isUnchanged } from '#report';
import { escapeText } from './escape.ts';
import { GATE_ICONS } from './icons.ts';
import { commandsSection } from './markdown/commands-section.ts';
import { type LayOut, loadLayOut } from './lay-out-sql.ts';
import { type Budget, compose } from './markdown/compose.ts';
import { coverageSection } from './markdown/coverage-section.ts';
import { fidelitySection, sayBase } from './markdown/fidelity-section.ts';
import { footerSection, renderFooter } from './markdown/footer-section.ts';
import { impactSection } from './markdown/impact-section.ts';
import { type Links, makeLinks } from './markdown/links.ts';
import { mustActSection } from './markdown/must-act-section.ts';
import { notesSection } from './markdown/notes-section.ts';
import { planSection } from './markdown/plan-section.ts';
import { scorecardSection } from './markdown/scorecard-section.ts';
import type { Section } from './markdown/section.ts';
import { smartSection } from './markdown/smart-section.ts';
import { showsSql, sqlSection } from './markdown/sql-section.ts';
import { verdictSection } from './markdown/verdict-section.ts';
import { waiverSection } from './markdown/waiver-section.ts';

/** How much of each part is shown when there is room. */
interface Layout extends Omit<Budget, 'sayLeftOut'> {
  /** Rows of what somebody must act on. */
  readonly rows: number;
  /** Rows of each table in a fold. */
  readonly items: number;
  readonly diffs: number;
  readonly diffLines: number;
  /** Where the reader finds the rest. */
  readonly rest: 'summary' | 'json';
}

/** GitHub takes 65,536 characters; the marker that the forge puts before the text has 300 of our 60,000. */
const COMMENT: Layout = { max: 60_000 - 300, measure: (text) => text.length, rows: 10, items: 25, diffs: 5, diffLines: 60, rest: 'summary' };

/** A step's summary may have 1 MiB of UTF-8, and one that is longer is thrown away whole. */
const SUMMARY: Layout = {
  max: 1_000_000,
  measure: (text) => new TextEncoder().encode(text).length,
  rows: 100,
  items: 1_000,
  diffs: 100,
  diffLines: 200,
  rest: 'json',
};

/** The pull-request comment: the verdict in its first line, everything else where it can be found. */
export function renderComment(report: Report, layOut?: LayOut): string {
  return renderMarkdown(report, { ...COMMENT, layOut });
}

/** The job summary: the same, with room for nearly everything. */
export function renderSummary(report: Report, layOut?: LayOut): string {
  return renderMarkdown(report, { ...SUMMARY, layOut });
}

/** What the SQL of a report is to be laid out with; undefined, and not loaded, where it shows none. */
export async function loadLayOutOf(report: Report): Promise<LayOut | undefined> {
  return showsSql(report) ? loadLayOut(report.subject.adapter) : undefined;
}

interface FullLayout extends Layout {
  readonly layOut: LayOut | undefined;
}

function renderMarkdown(report: Report, layout: FullLayout): string {
  const links = makeLinks(report, layout.rest);
  if (isUnchanged(report)) return renderUnchanged(report, links);
  return compose(sectionsOf(report, links, layout), budgetOf(layout, links));
}

/** One line: there is nothing to read, and nothing to scroll past. */
function renderUnchanged(report: Report, links: Links): string {
  return `${GATE_ICONS.pass} **${escapeText(report.verdict.summary)}**, compared with ${sayBase(report)}. ${renderFooter(report, links)}`;
}

function sectionsOf(report: Report, links: Links, { rows, items, diffs, diffLines, layOut }: FullLayout): readonly Section[] {
  return [
    verdictSection(report),
    mustActSection(report, links, rows),
    scorecardSection(report),
    planSection(report, links, items),
    smartSection(report, links),
    sqlSection(report, links, { most: diffs, lines: diffLines, layOut }),
    impactSection(report, links, items),
    coverageSection(report, links, items),
    waiverSection(report, links, items),
    notesSection(report, links, items),
    commandsSection(report),
    fidelitySection(report),
    footerSection(report, links),
  ];
}

function budgetOf({ max, measure }: Layout, links: Links): Budget {
  return { max, measure, sayLeftOut: (names) => `There was no room for ${names.join(', ')}: see ${links.rest}.` };
}
