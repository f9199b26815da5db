import { structuredPatch } from 'diff';
import type { Json } from '#kernel';
import { type Report, count } from '#report';
import { codeBlock, codeSpan, cutEnd } from '../escape.ts';
import { isSql } from '../reason.ts';
import { type Links, sayMore } from './links.ts';
import { type Section, fold } from './section.ts';
import { shortId } from './plan-section.ts';

interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** The changed SQL of models and macros, as diffs. */
export function sqlSection(report: Report, links: Links, { most, lines }: { readonly most: number; readonly lines: number }): Section {
  const changes = changesOf(report);
  const known = new Map<Change, string>();
  // Sections are rendered more than once to find room for them, and a diff is the one costly part.
  const diffOf = (change: Change): string => {
    const diff = known.get(change) ?? renderChange(change, lines);
    known.set(change, diff);
    return diff;
  };
  return {
    name: `${count(changes.length, 'SQL diff')}`,
    priority: 50,
    items: changes.length,
    shown: Math.min(most, changes.length),
    render: (shown) => {
      if (changes.length === 0) return '';
      const diffs = changes.slice(0, shown).map((change) => diffOf(change));
      return fold(`<b>SQL</b>: ${count(changes.length, 'diff')}`, ...diffs, sayMore(changes.length - shown, 'diff', links));
    },
  };
}

function changesOf({ plan }: Report): readonly Change[] {
  const bodies = plan.entries.flatMap(({ name, because }) => because.filter(isSql).flatMap(({ before, after }) => changeOf(name, before, after)));
  const macros = plan.changedMacros.map(({ unique_id, before, after }) => ({ name: shortId(unique_id), before: before ?? '', after: after ?? '' }));
  return [...bodies, ...macros];
}

function changeOf(name: string, before: Json, after: Json): readonly Change[] {
  return typeof before === 'string' && typeof after === 'string' ? [{ name, before, after }] : [];
}

// Two texts that share little take long to compare, and no one reads the result.
const EDITS_MAX = 300;

function renderChange({ name, before, after }: Change, linesMax: number): string {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: EDITS_MAX });
  if (patch === undefined) return `${codeSpan(name)} differs in more than ${EDITS_MAX} lines.`;
  const lines = patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: hunk }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...hunk.filter((line) => !line.startsWith('\\')),
  ]);
  const left = lines.length - linesMax;
  return [
    codeSpan(name),
    codeBlock(
      'diff',
      lines
        .slice(0, linesMax)
        .map((line) => cutEnd(line, LINE_MAX))
        .join('\n'),
    ),
    ...(left > 0 ? [`… and ${count(left, 'more line')}.`] : []),
  ].join('\n\n');
}

// Minified SQL stands in one line.
const LINE_MAX = 200;
