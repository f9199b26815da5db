import { readFreshness, readManifest, readRunResults } from '#artifacts';
import type { Project } from '#artifacts';
import type { JsonObject, Result } from '#kernel';
import { selectResources } from '#selection';
import type { SelectionInput } from '#selection';
import { compareProjects } from '#state';
import type { StateDiff } from '#state';
import type { Minor } from '../judges/versions.ts';
import type { Beside } from './beside.ts';
import { groupOf, restorePair } from './corpus.ts';
import type { Ask, AskSet, Pair, Recording } from './corpus.ts';
import type { Flag } from './projects.ts';
import type { Answer, Question } from './question.ts';

/** One recorded question put to our own code. */
export interface Case {
  readonly minor: Minor;
  readonly project: string;
  readonly mutation: string;
  readonly flag: Flag;
  /** The first half of the mutation's name, or `mixed` when another dbt or flag wrote the base. */
  readonly group: string;
  readonly against: string;
  readonly question: Question;
  readonly expected: Answer;
  readonly got: Answer;
  readonly same: boolean;
  /** dbt in memory sees more than its own manifest.json tells; `expected` is what the two files tell. */
  readonly liveOnly: boolean;
}

/** Every case whose mutation `wanted` lets through, answered by readManifest, compareProjects and selectResources. */
export function* replay(recording: Recording, all: readonly Recording[], wanted: (pair: Pair) => boolean = () => true): Generator<Case> {
  const readOnce = rememberProjects();
  for (const pair of recording.pairs) {
    if (pair.refused !== undefined || !wanted(pair)) continue;
    const { base, head } = restorePair(recording, pair);
    const after = readProject(head, 'head');
    for (const set of pair.sets) {
      const before = set.against === 'own' ? base : findBase(all, recording.project, set.against);
      yield* replaySet(recording, pair, set, { before: readOnce(before), after });
    }
  }
}

// The unchanged project is the base of most pairs.
function rememberProjects(): (manifest: JsonObject) => Project {
  const known = new WeakMap<JsonObject, Project>();
  return (manifest) => {
    const project = known.get(manifest) ?? readProject(manifest, 'base');
    known.set(manifest, project);
    return project;
  };
}

function findBase(all: readonly Recording[], project: string, { minor, flag }: { readonly minor: Minor; readonly flag: Flag }): JsonObject {
  const base = all.find((recording) => recording.minor === minor && recording.project === project)?.bases.get(flag);
  if (base === undefined) throw new Error(`no base of ${project} under dbt ${minor} was recorded`);
  return base;
}

interface Sides {
  readonly before: Project;
  readonly after: Project;
}

function* replaySet(recording: Recording, pair: Pair, set: AskSet, sides: Sides): Generator<Case> {
  const compareMoreUnrendered = pair.flag === 'default' ? 'auto' : pair.flag === 'on';
  const diff = compareProjects(sides.before, sides.after, { engine: 'auto', compareMoreUnrendered });
  const { minor, project } = recording;
  const named = {
    minor,
    project,
    mutation: pair.mutation,
    flag: pair.flag,
    group: groupOf(pair, set),
    against: set.against === 'own' ? 'own' : `${set.against.minor} ${set.against.flag}`,
  };
  const beside = pair.beside === undefined ? {} : readBeside(pair.beside);
  for (const ask of set.asks) yield { ...named, ...judge(ask, answer(ask.question, sides.after, diff, beside)) };
}

function judge({ question, answer: expected, live }: Ask, got: Answer): Pick<Case, 'question' | 'expected' | 'got' | 'same' | 'liveOnly'> {
  return { question, expected, got, same: isSame(expected, got), liveOnly: live !== undefined };
}

/** Same ids and the same warnings about contracts and seeds, or an error of the same kind on both sides. */
export function isSame(expected: Answer, got: Answer): boolean {
  if (expected.error !== undefined || got.error !== undefined) return kindOfError(expected) === kindOfError(got);
  return JSON.stringify([expected.ids, warningsOf(expected)]) === JSON.stringify([got.ids, warningsOf(got)]);
}

// dbt has classes of errors, we have codes: a broken contract, a custom constraint that it trips over, or the wording of the selector.
function kindOfError({ error }: Answer): string {
  if (error === undefined) return 'none';
  if (error === 'ContractBreakingChangeError' || error === 'contract-break') return 'contract';
  return error === 'KeyError' || error === 'constraint-unknown' ? 'constraint' : 'selector';
}

/** dbt warns of a broken contract once or twice, by version; the models count. That a criterion matches nothing is not compared. */
export function warningsOf({ warnings = [] }: Answer): readonly string[] {
  const named = warnings.flatMap(({ event, model_name, name }) =>
    event === 'NoNodesForSelectionCriteria' ? [] : [`${kinds[event] ?? event} ${String(model_name ?? name)}`],
  );
  return [...new Set(named)].sort();
}

const kinds: Readonly<Record<string, string>> = {
  UnversionedBreakingChange: 'contract-break',
  SeedIncreased: 'seed-size',
  SeedExceedsLimitSamePath: 'seed-size',
  SeedExceedsLimitAndPathChanged: 'seed-size',
  SeedExceedsLimitChecksumChanged: 'seed-size',
};

/** Our answer in the words of the oracle. */
export function answer(question: Question, head: Project, diff: Result<StateDiff>, beside: Partial<SelectionInput> = {}): Answer {
  if (!diff.ok) return { error: diff.refusals[0].code };
  const selection = selectResources({ ...beside, head, diff: diff.value, request: requestOf(question) });
  if (!selection.ok) return { error: selection.refusals[0].code };
  const { entries, raises, warnings } = selection.value;
  const [raised] = raises;
  if (raised !== undefined) return { error: raised.code };
  // Warnings are sentences for people; the reaction behind each one has the code and the id.
  const told = diff.value.reactions.filter(({ message }) => warnings.includes(message));
  return { ids: entries.map((entry) => entry.id), warnings: told.map(({ code, id }) => ({ event: code, name: nameOf(id) })) };
}

// `model.shop.customers.v2` is called customers in dbt's warnings.
function nameOf(id: string): string {
  return id.split('.')[2] ?? id;
}

function readBeside({ runResults, sources, currentSources }: Beside): Partial<SelectionInput> {
  return {
    baseResults: [valueOf(readRunResults(encode(runResults), 'run_results.json'))],
    baseFreshness: valueOf(readFreshness(encode(sources), 'sources.json')),
    headFreshness: valueOf(readFreshness(encode(currentSources), 'sources.json')),
  };
}

function requestOf(question: Question): Parameters<typeof selectResources>[0]['request'] {
  return {
    select: question.select ?? [],
    exclude: question.exclude ?? [],
    ...(question.selector !== undefined && { selector: question.selector }),
    indirectSelection: question.mode ?? 'eager',
    resourceTypes: question.types ?? [],
    excludeResourceTypes: question.excludeTypes ?? [],
    command: question.command ?? 'ls',
  };
}

export function readProject(manifest: JsonObject, uri: string): Project {
  return valueOf(readManifest(encode(manifest), uri));
}

const encode = (value: JsonObject): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.refusals.map(({ what, where }) => `${where?.file}: ${what}`).join('; '));
}
