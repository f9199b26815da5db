import type { Break, LeftOutNode, SelectedNode } from '#explain';
import { type Json, unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { type Style, renderDifference } from './render-difference.ts';

type Facts = SelectedNode | LeftOutNode;

/** What holds of a node whether it is selected or not: what changed, and what dbt and the smart rules make of it. */
export function renderFacts(node: Facts, style: Style): readonly (readonly string[])[] {
  return [
    ...renderDifferences('What changed (- base, + head)', node.differences, style),
    ...renderDifferences('What changed and counts only when it is asked for by name (- base, + head)', node.aside, style),
    renderBreaks(node, style),
    renderSaid(node),
    renderJudgement(node),
    renderSkews(node),
  ];
}

function renderDifferences(title: string, differences: Facts['differences'], style: Style): readonly (readonly string[])[] {
  const shown = differences.filter(({ kind }) => kind !== 'addition');
  if (shown.length === 0) return [];
  return [[title], ...shown.map((one) => renderDifference(one, style).map((line) => `  ${line}`))];
}

function renderBreaks({ breaks }: Facts, { palette }: Style): readonly string[] {
  const [first] = breaks;
  if (first === undefined) return [];
  const grade = first.versioned ? 'the model has a version' : 'the model has no version';
  return [
    'dbt calls this a breaking change of an enforced contract',
    ...breaks.map((one) => `  ${one.severity === 'error' ? palette.bad('error') : palette.doubtful('warning')}  ${sayBreak(one)}`),
    `  (${first.severity === 'error' ? 'an error' : 'a warning'}, as ${grade})`,
  ];
}

function sayBreak({ kind, column, before, after }: Break): string {
  const name = terminalText(column ?? '');
  switch (kind) {
    case 'enforcement-removed':
      return 'the contract is no longer enforced';
    case 'column-removed':
      return `column ${name} is gone${before === null ? '' : `; it was ${textOf(before)}`}`;
    case 'column-type-changed':
      return `column ${name} became ${textOf(after)}; it was ${textOf(before)}`;
    case 'column-constraint-removed':
      return `column ${name} lost the constraint ${sayConstraint(before)}, or has it in another form`;
    case 'model-constraint-removed':
      return `the model lost the constraint ${sayConstraint(before)}, or has it in another form`;
    case 'materialization-changed':
      return `${textOf(after)} instead of ${textOf(before)}: constraints are built for tables and incremental models alone`;
    case 'model-removed':
      return 'the model was deleted or renamed';
    case 'model-disabled':
      return 'the model was disabled';
    default:
      return unreachable(kind);
  }
}

/** `not_null`, or `check (amount > 0)`. */
function sayConstraint(constraint: Json): string {
  if (typeof constraint !== 'object' || constraint === null || !('type' in constraint)) return textOf(constraint);
  const { type = null, expression = null, columns = [] } = constraint;
  const detail = expression ?? (Array.isArray(columns) && columns.length > 0 ? columns.join(', ') : null);
  return detail === null ? textOf(type) : `${textOf(type)} (${textOf(detail)})`;
}

function textOf(value: Json): string {
  return value === null ? 'without a type' : terminalText(typeof value === 'string' ? value : JSON.stringify(value));
}

function renderSaid({ said, breaks, engine }: Facts): readonly string[] {
  const lines = said.flatMap(({ level, code, message, isAsked, under }) => {
    const text = code === 'contract-break' && breaks.length > 0 ? [] : [`  ${level}: ${terminalText(message)}`];
    const when = isAsked ? consequence(level, engine) : `  It says so when asked for ${under.map((value) => `state:${value}`).join(' or ')}, which was not asked for.`;
    return [...text, when];
  });
  return lines.length === 0 ? [] : ['What dbt itself does with this selection', ...lines];
}

function consequence(level: 'error' | 'warning', engine: Facts['engine']): string {
  if (level === 'warning') return '  It warns and goes on. Under --warn-error it stops.';
  return engine === 'v1' ? '  It stops with exit code 2 and selects nothing at all.' : '  It goes on, and ends with exit code 1.';
}

const CONFIDENCE = { proven: 'proven', 'as-dbt': 'as dbt would say with one version on both sides', likely: 'likely' } as const;

function renderJudgement({ judgement }: Facts): readonly string[] {
  if (judgement === null) return [];
  const title = judgement.effect === 'drop' ? 'The smart rules of Sluice take this for no real change' : 'The smart rules of Sluice take this for a change that dbt does not see';
  return [title, ...judgement.reasons.map(({ rule, summary, confidence }) => `  ${rule}: ${summary} (${CONFIDENCE[confidence]})`)];
}

function renderSkews({ skews, differences, state }: Facts): readonly string[] {
  if (skews.length === 0 || (differences.length === 0 && state === 'new')) return [];
  const pairs = skews.map(({ kind, before, after }) => `  ${SKEWS[kind]}: ${terminalText(before)} in the base, ${terminalText(after)} in the head`);
  return ['Careful: base and head differ in more than the project, which can look like a change of it', ...pairs];
}

const SKEWS: Readonly<Record<Facts['skews'][number]['kind'], string>> = {
  'dbt-version': 'version of dbt',
  engine: 'engine of dbt',
  adapter: 'adapter',
  project: 'name of the project',
  'schema-version': 'version of the manifest',
  flag: 'flag state_modified_compare_more_unrendered_values',
  'parse-only': 'manifest of a run that only parsed',
};
