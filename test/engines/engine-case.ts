/** One small change or project with one question, and what each engine answers. */
import type { Engine, Freshness, Project, RunResults } from '#artifacts';
import type { NodeId } from '#kernel';
import { parseSelectorsFile, selectResources } from '#selection';
import { type StateDiff, compareProjects } from '#state';
import type { Question } from '../../scripts/oracle/question.ts';
import type { ProjectBuilder } from '../support/project.ts';
import type { RowId } from './rows.ts';

/** Names of what is selected, sorted as their ids are, or the code of the refusal. */
export type Answer = readonly string[] | `error: ${string}`;

export interface EngineCase {
  readonly row: RowId;
  /** What was edited, or what the project is: "white space in SQL". */
  readonly what: string;
  /** Null: there is no base. */
  readonly base: ProjectBuilder | null;
  readonly head: ProjectBuilder;
  readonly question: Question;
  readonly v1: Answer;
  readonly v2: Answer;
  /** Fields that make v2 say "modified". */
  readonly because?: readonly string[];
  /** What dbt says besides under `state:modified`; nothing unless it is given. */
  readonly says?: { readonly v1: readonly string[]; readonly v2: readonly string[] };
  /** For `result:` and `source_status:`. */
  readonly beside?: Beside;
  /** A selectors.yml; without it the definitions of the head count. */
  readonly selectorsFile?: string;
}

export interface Beside {
  readonly baseResults?: readonly RunResults[];
  readonly baseFreshness?: Freshness;
  readonly headFreshness?: Freshness;
}

export interface Given {
  readonly answer: Answer;
  readonly because: readonly string[];
  readonly says: readonly string[];
  readonly warnings: readonly string[];
}

const VERSIONS = { v1: '1.12.6', v2: '2.0.6' } as const;

/** The answer of our own code to a case, both manifests written by that engine. */
export function ask(one: EngineCase, engine: Engine): Given {
  const [base, head] = [one.base, one.head].map((builder) => builder?.metadata({ dbtVersion: VERSIONS[engine] }).build());
  if (head === undefined) throw new Error('A case has a head');
  const diff = base === undefined ? null : compare(base, head);
  const selected = selectResources({ head, diff, request: requestOf(one.question), selectors: selectorsOf(one), ...one.beside });
  const facts = { because: diff === null ? [] : fieldsOf(diff), says: diff === null ? [] : saidIn(diff) };
  if (!selected.ok) return { ...facts, answer: `error: ${selected.refusals[0].code}`, warnings: [] };
  const { raises, entries, warnings } = selected.value;
  const [raised] = engine === 'v1' ? raises : [];
  return { ...facts, answer: raised === undefined ? entries.map(({ id }) => shortName(id)) : `error: ${raised.code}`, warnings };
}

function compare(base: Project, head: Project): StateDiff {
  const diff = compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: 'auto' });
  if (!diff.ok) throw new Error(diff.refusals[0].what);
  return diff.value;
}

function fieldsOf({ states }: StateDiff): readonly string[] {
  return [...states.values()].flatMap(({ because }) => because.map(({ field }) => field)).sort();
}

/** `warning: enforcement-removed, column-removed` for a broken contract, else the code. */
function saidIn({ reactions, breaks }: StateDiff): readonly string[] {
  const kindsOf = (broken: NodeId): string => breaks.flatMap(({ id, kind }) => (id === broken ? [kind] : [])).join(', ');
  return reactions
    .filter(({ under }) => under.includes('modified'))
    .map(({ level, code, id }) => `${level}: ${code === 'contract-break' ? kindsOf(id) : code}`);
}

function selectorsOf({ selectorsFile }: EngineCase) {
  if (selectorsFile === undefined) return undefined;
  const file = parseSelectorsFile(selectorsFile, 'selectors.yml');
  if (!file.ok) throw new Error(file.refusals[0].what);
  return file.value.selectors;
}

function requestOf({ select = [], exclude = [], selector, mode = 'eager', types = [], excludeTypes = [], command = 'ls' }: Question) {
  const named = selector === undefined ? {} : { selector };
  return { select, exclude, ...named, indirectSelection: mode, resourceTypes: types, excludeResourceTypes: excludeTypes, command };
}

/** `orders` for a model, `source:raw.orders` for all else; without the package, and without the hash of a test. */
export function shortName(id: NodeId): string {
  const [type = '', , ...rest] = id.replace(/\.[\da-f]{10}$/, '').split('.');
  return type === 'model' ? rest.join('.') : `${type}:${rest.join('.')}`;
}
