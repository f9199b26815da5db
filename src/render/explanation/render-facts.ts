import type { Break, LeftOutNode, Said, SelectedNode } from '#explain';
import { type Json, unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { joinWords } from './name-difference.ts';
import { renderDifference } from './render-difference.ts';
import { type Blocks, type Style, indent, say } from './style.ts';

type Facts = SelectedNode | LeftOutNode;

/** What holds of a node whether it is selected or not: what changed, and what dbt and the smart rules make of it. */
export function renderFacts(node: Facts, style: Style): Blocks {
  return [
    ...renderDifferences('What changed (- base, + head)', node.differences, style),
    ...renderDifferences('What changed and counts only when it is asked for by name (- base, + head)', node.aside, style),
    renderBreaks(node, style),
    renderSaid(node, style),
    renderJudgement(node, style),
    renderSkews(node),
  ];
}

function renderDifferences(title: string, differences: Facts['differences'], style: Style): Blocks {
  const shown = differences.filter(({ kind }) => kind !== 'addition');
  if (shown.length === 0) return [];
  return [[title], ...shown.map((one) => renderDifference(one, style).map(indent))];
}

function renderBreaks(node: Facts, style: Style): readonly string[] {
  const { breaks, said } = node;
  const [first] = breaks;
  if (first === undefined) return [];
  const when = said.find(({ code }) => code === 'contract-break');
  return [
    'dbt calls this a breaking change of an enforced contract',
    ...breaks.map((one) => `  ${one.severity === 'error' ? style.palette.bad('error') : style.palette.doubtful('warning')}: ${sayBreak(one)}`),
    ...say(
      `It is ${first.severity === 'error' ? 'an error' : 'a warning'} because ${gradeOf(first, node)}. ${when === undefined ? '' : sayConsequence(when, node)}`,
      style,
    ).map(indent),
  ];
}

/** v1 looks at the version alone, and up to 1.6 not even at that. */
function gradeOf({ versioned, severity }: Break, { engine, dbtVersion }: Facts): string {
  if (versioned) return 'the model has a version';
  if (severity === 'warning') return 'the model has no version';
  return engine === 'v2' ? 'the model has no contract any more' : `dbt ${terminalText(dbtVersion)} makes one of every such change`;
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

/** Besides contract breaks, which stand by themselves, and what stands beside the verdict. */
function renderSaid(node: Facts, style: Style): readonly string[] {
  const others = node.said.filter(({ code, message }) => (code !== 'contract-break' || node.breaks.length === 0) && message !== node.raises[0]);
  const lines = others.flatMap((one) => say(`${one.level}: ${terminalText(one.message)}. ${sayConsequence(one, node)}`, style));
  return lines.length === 0 ? [] : ['What dbt itself says', ...lines.map(indent)];
}

function sayConsequence({ isAsked, level, under }: Said, { engine }: Facts): string {
  if (!isAsked)
    return `dbt says so when asked for ${joinWords(
      under.map((value) => `state:${value}`),
      'or',
    )}, which this selection does not ask for.`;
  if (level === 'warning') return 'dbt warns and goes on; under --warn-error it stops.';
  return engine === 'v1' ? 'dbt stops with exit code 2 and selects nothing at all.' : 'dbt goes on, and ends with exit code 1.';
}

const CONFIDENCE = { proven: 'proven', 'as-dbt': 'as dbt would say with one version on both sides', likely: 'likely' } as const;

function renderJudgement({ judgement }: Facts, style: Style): readonly string[] {
  if (judgement === null) return [];
  const title =
    judgement.effect === 'drop'
      ? 'The smart rules of Sluice take this for no real change'
      : 'The smart rules of Sluice take this for a change that dbt does not see';
  return [title, ...judgement.reasons.flatMap(({ rule, summary, confidence }) => say(`${rule}: ${summary} (${CONFIDENCE[confidence]})`, style).map(indent))];
}

/** Worth a word where something differs. */
function renderSkews(node: Facts): readonly string[] {
  const { skews } = node;
  if (skews.length === 0 || !differs(node)) return [];
  const pairs = skews.map(({ kind, before, after }) => `  ${SKEWS[kind]}: ${terminalText(before)} in the base, ${terminalText(after)} in the head`);
  return ['Careful: base and head differ in more than the project, which can look like a change of it', ...pairs];
}

function differs(node: Facts): boolean {
  const isElsewhere = node.kind === 'selected' ? (node.start?.differences.length ?? 0) > 0 : node.reasons.some(({ kind }) => kind.startsWith('unseen'));
  return node.differences.length > 0 || node.aside.length > 0 || isElsewhere;
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
