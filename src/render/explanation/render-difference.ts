import { stringify } from 'yaml';
import type { CodeDifference, DataDifference, Difference, MacroDifference } from '#explain';
import { type Json, unreachable } from '#kernel';
import { count } from '#report';
import { type CodeDiff, diffCode } from '../diff-code.ts';
import { type TextDiff, diffTexts } from '../diff-texts.ts';
import { breakCommands, terminalText } from '../escape.ts';
import type { LayOut } from '../lay-out-sql.ts';
import type { Palette } from '../terminal.ts';
import { nameDifference } from './name-difference.ts';

/** How an explanation is set. `layOut`: undefined leaves SQL as it was written. */
export interface Style {
  readonly palette: Palette;
  readonly width: number;
  readonly layOut: LayOut | undefined;
}

// As much as a screen holds.
const LINES_MAX = 40;

/** A title, what to know beforehand, and both values. */
export function renderDifference(difference: Difference, style: Style): readonly string[] {
  const { title } = nameDifference(difference);
  const part = PARTS.has(difference.check) ? style.palette.quiet(`  state:modified.${difference.check}`) : '';
  return [`${style.palette.strong(title)}${part}`, ...renderBody(difference, style).map((line) => `  ${line}`)];
}

/** Checks with a selector of their own. */
const PARTS: ReadonlySet<string> = new Set(['body', 'configs', 'relation', 'persisted_descriptions', 'macros', 'contract']);

function renderBody(difference: Difference, style: Style): readonly string[] {
  switch (difference.kind) {
    case 'addition':
      return ['The base does not have it.'];
    case 'code':
      return renderCode(difference, style);
    case 'data':
      return [DATA[difference.how]];
    case 'macro':
      return renderMacro(difference, style);
    case 'value':
      return renderValues(difference.before, difference.after, style);
    default:
      return unreachable(difference);
  }
}

const DATA: Readonly<Record<DataDifference['how'], string>> = {
  content: 'The rows or the header of its file differ. dbt keeps a hash of the file and not its content, so git shows which.',
  grew: 'The file grew beyond the size limit of dbt for seeds. From now on dbt sees only where the file lies, and no change of its rows.',
  shrank: 'The file was beyond the size limit of dbt for seeds and is below it now, so dbt takes it for changed.',
  moved: 'The file is beyond the size limit of dbt for seeds, where only its path counts, and the path changed.',
  fixture: 'dbt keeps a hash of the fixture files and not their rows, so git shows which.',
  'not-hashed': 'One side has no hash to compare, so dbt takes it for changed.',
};

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
  const lines = diff === undefined ? [sayLengths(before, after)] : renderDiff(diff, style);
  switch (kind) {
    case 'line-endings':
      return [`Only the line endings differ: ${endings.before} in the base, ${endings.after} in the head. dbt compares the text as it stands.`];
    case 'layout':
      return ['Only the layout differs: spaces, tabs and line breaks. dbt compares the text as it stands.', ...lines];
    case 'white-space':
      return ['Only white space differs: spaces, tabs and line breaks. dbt compares the text as it stands.', ...lines];
    case 'laid-out':
      return ['Both sides are laid out alike here, so that their layout does not show as a difference.', ...lines];
    case 'as-written':
      return lines;
    default:
      return unreachable(kind);
  }
}

function sayLengths(before: string, after: string): string {
  const [old, current] = [before, after].map((text) => count(text.split('\n').length, 'line'));
  return `The two have too little in common for a diff: ${old} in the base, ${current} in the head.`;
}

function renderMacro({ chain, before, after }: MacroDifference, style: Style): readonly string[] {
  const files = chain.map(({ unique_id, path }, index) => `${'  '.repeat(index)}${index === 0 ? 'calls' : '> which calls'} ${terminalText(unique_id)}${path === null ? '' : ` (${terminalText(path)})`}`);
  return [...files, ...renderMacroTexts(before, after, style)];
}

/** The text of a macro on both sides. It is a program of Jinja: no formatter of SQL helps. */
export function renderMacroTexts(before: string | null, after: string | null, style: Style): readonly string[] {
  if (before === null) return ['The macro is new: the base does not have it.', ...renderDiff(diffTexts('', after ?? '', LINES_MAX) ?? NO_LINES, style)];
  if (after === null) return ['The head does not have the macro any more.', ...renderDiff(diffTexts(before, '', LINES_MAX) ?? NO_LINES, style)];
  return renderCodeDiff(diffCode(before, after, { layOut: undefined, linesMax: LINES_MAX }), { before, after, style });
}

const NO_LINES: TextDiff = { lines: [], left: { removed: 0, added: 0 } };

/** Two values as small lines of YAML. */
export function renderValues(before: Json, after: Json, style: Style): readonly string[] {
  const [old, current] = [textOf(before), textOf(after)];
  const isDiff = before !== null && after !== null && `${old}${current}`.includes('\n');
  const diff = isDiff ? diffTexts(old, current, LINES_MAX) : undefined;
  return renderDiff(diff ?? apart(old, current), style);
}

function apart(before: string, after: string): TextDiff {
  const lines = [...before.split('\n').map((text) => ({ sign: '-', text }) as const), ...after.split('\n').map((text) => ({ sign: '+', text }) as const)];
  return { lines, left: { removed: 0, added: 0 } };
}

/** A text as it is, everything else as YAML; dbt writes what is absent and what is null alike. */
function textOf(value: Json): string {
  if (value === null) return '(not set)';
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  return stringify(value, { lineWidth: 0, flowCollectionPadding: false, collectionStyle: isFlat(value) ? 'flow' : 'any' }).trimEnd();
}

/** A list of names reads best in one line. */
function isFlat(value: Json): boolean {
  return typeof value !== 'object' || value === null || Object.values(value).every((item) => typeof item !== 'object') && JSON.stringify(value).length <= 60;
}

function renderDiff({ lines, left }: TextDiff, { palette }: Style): readonly string[] {
  const paint = { '-': palette.bad, '+': palette.good, ' ': (text: string) => text, '~': palette.quiet } as const;
  const shown = lines.map(({ sign, text }) => paint[sign](breakCommands(sign === '~' ? text : `${sign} ${text}`.trimEnd())));
  const more = [...(left.removed > 0 ? [`${left.removed} removed`] : []), ...(left.added > 0 ? [`${left.added} added`] : [])];
  return more.length === 0 ? shown : [...shown, palette.quiet(`... and ${more.join(' and ')} lines more`)];
}
