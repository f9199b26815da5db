/** docs/engines.md: what dbt v1 and dbt v2 answer to one question, made of the cases in test/engines. */
import { cases } from '../test/engines/cases/index.ts';
import type { Answer, EngineCase } from '../test/engines/engine-case.ts';
import { OUTSIDE, ROWS, type RowId } from '../test/engines/rows.ts';
import { parse } from 'yaml';
import { isJsonObject } from '#kernel';
import { formatQuestion } from './oracle/question.ts';
import { table } from './tables.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  '3.3': 'Values of `state:`',
  '3.4': 'The six checks',
  '3.5': 'Configuration',
  '3.6': 'Where the engines part',
  '3.7': 'Contracts',
  '4.1': 'Methods and operators',
  '4.2': 'Tests that come along',
  '4.3': 'Selectors in YAML',
  '4.4': 'What a command takes',
};

export function renderEngines(): string {
  return [HEAD, renderCounts(), ...Object.keys(SECTIONS).map(renderSection), renderOutside()].join('\n\n').concat('\n');
}

export function renderEnginesInShort(): string {
  const { rows, cases: all, apart } = countEngines();
  return `dbt 2.0 cannot be run here and is followed by its specification, not by a live engine: ${rows} of its rules in ${all} cases, of which dbt 1.12 answers ${apart} otherwise.`;
}

/** Cases, and in how many the engines answer alike. */
function countEngines(list: readonly EngineCase[] = cases): {
  readonly rows: number;
  readonly cases: number;
  readonly alike: number;
  readonly apart: number;
} {
  const alike = list.filter(isAlike).length;
  return { rows: new Set(list.map(({ row }) => row)).size, cases: list.length, alike, apart: list.length - alike };
}

const HEAD = `# dbt v1 and dbt v2

By specification, not by a live engine: dbt v2 (the Rust engine, 2.0) cannot be run here. Its column follows its sources and what it wrote; every line is a case that our own code answers in the tests. The column of v1 is dbt 1.12 with its defaults; those rules are judged by real dbt, see [parity.md](parity.md).

Made by \`npm run generate\` from \`test/engines\`. An answer names what is selected: a model by its name, all else with its type; sections are numbered as in the specification. In sections 3 and 4.1 no tests come along (\`--indirect-selection empty\`).`;

function renderCounts(): string {
  const rows = Object.entries(SECTIONS).map(([section, title]) => countRow(`${section} ${title}`, casesOf(section)));
  return table(['section', 'rows', 'cases', 'alike', 'apart'], [...rows, countRow('all', cases)]).join('\n');
}

function countRow(name: string, list: readonly EngineCase[]): readonly string[] {
  const { rows, cases: all, alike, apart } = countEngines(list);
  return [name, ...[rows, all, alike, apart].map(String)];
}

function renderSection(section: string): string {
  const list = casesOf(section);
  const lines = list.map((one, index) => [
    isRepeated(one, list[index - 1]) ? '' : ROWS[one.row],
    one.what,
    askedOf(one),
    answerOf(one, 'v1'),
    answerOf(one, 'v2'),
  ]);
  return [`## ${section} ${SECTIONS[section]}`, '', ...table(['rule of v2', 'case', 'asked', 'v1', 'v2'], lines)].join('\n');
}

function renderOutside(): string {
  const lines = Object.entries(OUTSIDE).map(([row, why]) => [row.split('/')[0] ?? '', textOf(row), why]);
  return ['## Without a case', '', ...table(['section', 'rule of v2', 'why'], lines)].join('\n');
}

const casesOf = (section: string): readonly EngineCase[] => inRowOrder.filter(({ row }) => row.startsWith(`${section}/`));
const textOf = (row: string): string => Object.entries(ROWS).find(([id]) => id === row)?.[1] ?? row;

const order = new Map(Object.keys(ROWS).map((row, index) => [row, index]));
const place = ({ row }: { readonly row: RowId }): number => order.get(row) ?? 0;
const inRowOrder = [...cases].sort((a, b) => place(a) - place(b));

const isRepeated = (one: EngineCase, before: EngineCase | undefined): boolean => before?.row === one.row;

function isAlike(one: EngineCase): boolean {
  return answerOf(one, 'v1') === answerOf(one, 'v2');
}

/** Section 3 asks for a state and nothing besides; what stands in YAML belongs to the question. */
function askedOf(one: EngineCase): string {
  const { row, question } = one;
  if (row.startsWith('3')) return code(question.select?.join(' ') ?? '');
  const { mode, ...asked } = question;
  const line = formatQuestion(row.startsWith('4.1') || mode === undefined ? asked : { ...asked, mode });
  return [line, ...definitionsOf(one)].map(code).join(' ');
}

function definitionsOf({ head, selectorsFile }: EngineCase): readonly string[] {
  if (selectorsFile !== undefined) return selectorsFile === '' ? [] : [JSON.stringify(parse(selectorsFile))];
  return [...head.build().selectors].flatMap(([name, entry]) => (isJsonObject(entry) ? [`${name}: ${JSON.stringify(entry['definition'])}`] : []));
}

function answerOf(one: EngineCase, engine: 'v1' | 'v2'): string {
  const [answer, said] = [one[engine], one.says?.[engine] ?? []];
  return typeof answer === 'string' && said.length > 0 ? said.join('; ') : [namesOf(answer), ...said].join('; ');
}

function namesOf(answer: Answer): string {
  if (typeof answer === 'string') return 'error';
  return answer.length === 0 ? 'nothing' : answer.map(code).join(' ');
}

const code = (text: string): string => `\`${text}\``;
