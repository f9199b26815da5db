import { type PlanEntry, type Report, count } from '#report';
import { type CodeDiff, diffCode } from '../diff-code.ts';
import type { DiffLine } from '../diff-texts.ts';
import { codeBlock, codeSpan } from '../escape.ts';
import type { LayOut } from '../lay-out-sql.ts';
import { isSql } from '../reason.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold } from './section.ts';
import { shortId } from './plan-section.ts';

interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Not for macros and Python, which no formatter of SQL helps. */
  readonly isLaidOut: boolean;
}

export interface SqlLayout {
  readonly most: number;
  readonly lines: number;
  /** Undefined: SQL is compared as it was written. */
  readonly layOut: LayOut | undefined;
}

/** The changed SQL of models and macros, as diffs. */
export function sqlSection(report: Report, links: Links, layout: SqlLayout): Section {
  const changes = changesOf(report);
  const known = new Map<Change, string>();
  // Sections are rendered more than once to find room for them, and a diff is the one costly part.
  const diffOf = (change: Change): string => {
    const diff = known.get(change) ?? renderChange(change, layout);
    known.set(change, diff);
    return diff;
  };
  return {
    name: `${count(changes.length, 'SQL diff')}`,
    priority: 50,
    items: changes.length,
    shown: Math.min(layout.most, changes.length),
    render: (shown) => {
      if (changes.length === 0) return '';
      const diffs = changes.slice(0, shown).map((change) => diffOf(change));
      return fold(`<b>SQL</b>: ${count(changes.length, 'diff')}`, ...diffs, sayMore(changes.length - shown, 'diff', links));
    },
  };
}

/** Whether a report shows SQL, which is best laid out. */
export function showsSql(report: Report): boolean {
  return changesOf(report).some(({ isLaidOut }) => isLaidOut);
}

function changesOf({ plan }: Report): readonly Change[] {
  const macros = plan.changedMacros.map(({ unique_id, before, after }) => ({
    name: shortId(unique_id),
    before: before ?? '',
    after: after ?? '',
    isLaidOut: false,
  }));
  return [...plan.entries.flatMap(bodyOf), ...macros];
}

function bodyOf({ name, path, because }: PlanEntry): readonly Change[] {
  const isLaidOut = path?.endsWith('.py') !== true;
  return because
    .filter(isSql)
    .flatMap(({ before, after }) => (typeof before === 'string' && typeof after === 'string' ? [{ name, before, after, isLaidOut }] : []));
}

function renderChange({ name, before, after, isLaidOut }: Change, { lines, layOut }: SqlLayout): string {
  const code = diffCode(before, after, { layOut: isLaidOut ? layOut : undefined, linesMax: lines });
  const note = sayKind(code);
  const block = code.diff === undefined ? [] : [codeBlock('diff', code.diff.map(renderLine).join('\n'))];
  return [`${codeSpan(name)}${note === '' ? '' : ` ${note}`}`, ...block].join('\n\n');
}

function sayKind({ kind, diff, endings }: CodeDiff): string {
  if (kind === 'line-endings') return `differs in its line endings alone: ${endings.before} became ${endings.after}.`;
  if (diff === undefined) return 'has too little in common with what it was for a diff.';
  return kind === 'layout' || kind === 'white-space' ? 'differs in white space alone:' : '';
}

function renderLine(line: DiffLine): string {
  if (line.sign !== '~') return `${line.sign}${line.text}`;
  const { removed, added } = line;
  return removed + added === 0 ? '...' : `... ${count(removed + added, 'more line')}: ${removed} removed, ${added} added`;
}
