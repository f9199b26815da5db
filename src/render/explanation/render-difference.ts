import type { CodeDifference, DataDifference, Difference, MacroDifference, ValueDifference } from '#explain';
import { type Json, unreachable } from '#kernel';
import { count } from '#report';
import { type CodeDiff, diffCode } from '../diff-code.ts';
import { type DiffLine, diffTexts } from '../diff-texts.ts';
import { breakCommands, plainLines, terminalText } from '../escape.ts';
import { nameDifference } from './name-difference.ts';
import { type Style, indent, say } from './style.ts';
import { textsOf } from './value-text.ts';

// As much as a screen holds.
const LINES_MAX = 60;

/** A title, what to know beforehand, and both values. */
export function renderDifference(difference: Difference, style: Style): readonly string[] {
  const { title } = nameDifference(difference);
  const part = PARTS.has(difference.check) ? style.palette.quiet(` (state:modified.${difference.check})`) : '';
  return [`${style.palette.strong(title)}${part}`, ...renderBody(difference, style).map(indent)];
}

/** Checks with a selector of their own. */
const PARTS: ReadonlySet<string> = new Set(['body', 'configs', 'relation', 'persisted_descriptions', 'macros', 'contract']);

function renderBody(difference: Difference, style: Style): readonly string[] {
  switch (difference.kind) {
    case 'addition':
      return say('The base does not have it.', style);
    case 'code':
      return renderCode(difference, style);
    case 'data':
      return say(sayData(difference), style);
    case 'macro':
      return renderMacro(difference, style);
    case 'value':
      return [...sayCheck(difference, style), ...renderValues(difference.before, difference.after, style)];
    default:
      return unreachable(difference);
  }
}

/** Why the values of two fields count, where they do not say so themselves. */
function sayCheck({ check, field }: ValueDifference, style: Style): readonly string[] {
  if (check === 'persisted_descriptions') return say('It counts because persist_docs writes it to the warehouse.', style);
  return field.endsWith('contract.checksum')
    ? say('Nothing else of the contract differs. Another release of dbt makes another checksum of the same contract.', style)
    : [];
}

function sayData({ how, path }: DataDifference): string {
  switch (how) {
    case 'content':
      return `The content of the file differs. dbt keeps only a hash of it: ${path === null ? 'git' : `git diff -- ${terminalText(path)}`} tells what.`;
    case 'grew':
      return 'The file grew beyond the size limit of dbt for seeds. From now on dbt sees only where the file lies, and no change of its rows.';
    case 'shrank':
      return 'The file was beyond the size limit of dbt for seeds and is below it now, so dbt takes it for changed.';
    case 'moved':
      return 'The file is beyond the size limit of dbt for seeds, where only its path counts, and the path changed.';
    case 'fixture':
      return 'dbt keeps only a hash of the fixture files, so look at git for their rows.';
    case 'not-hashed':
      return 'One side has no hash to compare, so dbt takes it for changed.';
    default:
      return unreachable(how);
  }
}

function renderCode({ language, before, after }: CodeDifference, style: Style): readonly string[] {
  const layOut = language === 'sql' ? style.layOut : undefined;
  return renderCodeDiff(diffCode(before, after, { layOut, linesMax: LINES_MAX }), { before, after, style });
}

interface Shown {
  readonly before: string;
  readonly after: string;
  readonly style: Style;
}

function renderCodeDiff({ kind, diff, endings }: CodeDiff, { before, after, style }: Shown): readonly string[] {
  const lines = diff === undefined ? say(sayLengths(before, after), style) : renderDiff(diff, style);
  switch (kind) {
    case 'line-endings':
      return say(`Only the line endings differ: ${endings.before} in the base, ${endings.after} in the head. ${AS_IT_STANDS}`, style);
    case 'layout':
      return [...say(`Only the layout differs: spaces, tabs and line breaks. ${AS_IT_STANDS}`, style), ...lines];
    case 'white-space':
      return [...say(`Only white space differs: spaces, tabs and line breaks. ${AS_IT_STANDS}`, style), ...lines];
    case 'laid-out':
      return [
        ...(diff === undefined ? [] : say('Laid out the same way on both sides, so that only real differences show.', style).map(style.palette.quiet)),
        ...lines,
      ];
    case 'as-written':
      return lines;
    default:
      return unreachable(kind);
  }
}

const AS_IT_STANDS = 'dbt compares the text as it stands, so this counts as a change.';

function sayLengths(before: string, after: string): string {
  const [old, current] = [before, after].map((text) => count(text.split('\n').length, 'line'));
  return `The two have too little in common for a diff: ${old} in the base, ${current} in the head.`;
}

function renderMacro({ chain, before, after }: MacroDifference, style: Style): readonly string[] {
  const files = chain.map(
    ({ unique_id, path }, index) =>
      `${'  '.repeat(index)}${index === 0 ? 'calls' : '> which calls'} ${terminalText(unique_id)}${path === null ? '' : ` (${terminalText(path)})`}`,
  );
  return [...files, ...renderMacroTexts(before, after, style)];
}

/** The text of a macro on both sides. It is a program of Jinja: no formatter of SQL helps. */
export function renderMacroTexts(before: string | null, after: string | null, style: Style): readonly string[] {
  if (before !== null && after !== null) return renderCodeDiff(diffCode(before, after, { layOut: undefined, linesMax: LINES_MAX }), { before, after, style });
  const said = before === null ? 'The macro is new: the base does not have it.' : 'The head does not have the macro any more.';
  return [...say(said, style), ...renderDiff(diffTexts(before ?? '', after ?? '', LINES_MAX) ?? [], style)];
}

/** Two values as small lines of YAML. */
export function renderValues(before: Json, after: Json, style: Style): readonly string[] {
  const [old, current] = textsOf(before, after);
  const isDiff = before !== null && after !== null && `${old}${current}`.includes('\n');
  const diff = isDiff ? diffTexts(old, current, LINES_MAX) : undefined;
  return renderDiff(diff ?? apart(old, current), style);
}

function apart(before: string, after: string): readonly DiffLine[] {
  return [...before.split('\n').map((text) => ({ sign: '-', text }) as const), ...after.split('\n').map((text) => ({ sign: '+', text }) as const)];
}

function renderDiff(diff: readonly DiffLine[], { palette }: Style): readonly string[] {
  const paint = { '-': palette.bad, '+': palette.good, ' ': (text: string) => text } as const;
  return diff.map((line) =>
    line.sign === '~' ? palette.quiet(sayLeft(line)) : paint[line.sign](breakCommands(`${line.sign} ${plainLines(line.text)}`.trimEnd())),
  );
}

function sayLeft({ removed, added }: { readonly removed: number; readonly added: number }): string {
  const counts = [...(removed > 0 ? [`${removed} removed`] : []), ...(added > 0 ? [`${added} added`] : [])];
  return counts.length === 0 ? '...' : `... and ${counts.join(' and ')} ${removed + added === 1 ? 'line' : 'lines'} more`;
}
