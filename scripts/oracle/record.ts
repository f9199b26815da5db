import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#kernel';
import { isSince } from '../judges/versions.ts';
import type { Minor } from '../judges/versions.ts';
import { drawBeside } from './beside.ts';
import { applyAll } from './change.ts';
import type { Side } from './change.ts';
import { readRecording } from './corpus.ts';
import type { Ask, AskSet, Pair, Recording } from './corpus.ts';
import { startDbt } from './dbt.ts';
import type { Dbt } from './dbt.ts';
import { compareJson } from './delta.ts';
import type { Mutation } from './mutation.ts';
import { mutationsOf, readProject } from './projects.ts';
import type { Flag, ProjectName } from './projects.ts';
import type { Answer, Question } from './question.ts';
import { drawQuestions, drawResultQuestions, everything, stateQuestions } from './questions.ts';
import type { Depth } from './questions.ts';
import { randomOf } from './random.ts';

export interface RecordOrder {
  readonly minor: Minor;
  readonly project: ProjectName;
  readonly seed: number;
  /** Only mutations whose name has this text; empty for all. */
  readonly only: string;
  readonly log: (line: string) => void;
}

/** The unchanged project under each value of the flag: all that a newer dbt needs to compare with this one. */
export async function recordBases(order: RecordOrder): Promise<Recording> {
  return withRecorder(order, async () => {});
}

/** Puts every mutation of the project to the dbt of that minor. Takes about two seconds for each. */
export async function recordProject(order: RecordOrder): Promise<Recording> {
  return withRecorder(order, (recorder, flag) => recorder.recordMutations(flag));
}

async function withRecorder(order: RecordOrder, act: (recorder: Recorder, flag: Flag) => Promise<void>): Promise<Recording> {
  const dbt = await startDbt(order.minor, mkdtempSync(join(tmpdir(), 'sluice-oracle-')));
  try {
    const recorder = new Recorder(order, dbt);
    for (const flag of flagsOf(order.minor)) {
      await recorder.recordBase(flag);
      await act(recorder, flag);
    }
    const { project, minor, seed } = order;
    return { project, minor, versions: dbt.versions, seed, ...recorder.result() };
  } finally {
    dbt.close();
  }
}

// The flag came with 1.9, off; since 1.12 it is on.
function flagsOf(minor: Minor): readonly Flag[] {
  if (!isSince(minor, '1.9')) return ['default'];
  return ['default', isSince(minor, '1.12') ? 'off' : 'on'];
}

class Recorder {
  readonly #order: RecordOrder;
  readonly #dbt: Dbt;
  readonly #bases = new Map<Flag, JsonObject>();
  readonly #pairs: Pair[] = [];
  #repeated = 0;

  constructor(order: RecordOrder, dbt: Dbt) {
    this.#order = order;
    this.#dbt = dbt;
  }

  result(): Pick<Recording, 'bases' | 'pairs' | 'repeated'> {
    return { bases: this.#bases, pairs: this.#pairs, repeated: this.#repeated };
  }

  async recordBase(flag: Flag): Promise<void> {
    const side = readProject(this.#order.project, this.#order.minor, flag);
    const parsed = await this.#dbt.parse(side);
    if ('error' in parsed) throw new Error(`${this.#order.project} does not parse under ${this.#order.minor}: ${parsed.message}`);
    this.#bases.set(flag, parsed.manifest);
  }

  async recordMutations(flag: Flag): Promise<void> {
    const side = readProject(this.#order.project, this.#order.minor, flag);
    for (const mutation of this.#mutations(flag)) this.#pairs.push(await this.#recordPair(mutation, flag, side));
  }

  #mutations(flag: Flag): readonly Mutation[] {
    const { minor, project, only } = this.#order;
    return mutationsOf(project, minor)
      .filter((mutation) => isSince(minor, mutation.since) && mutation.name.includes(only))
      .filter((mutation) => flag === 'default' || feelsFlag(mutation))
      .filter((mutation) => randomOf(`${this.#order.seed}/drawn/${project}/${mutation.name}/${minor}/${flag}`).chance(shareOf(mutation, minor, flag)));
  }

  async #recordPair(mutation: Mutation, flag: Flag, plain: Side): Promise<Pair> {
    const { project, minor, log } = this.#order;
    const pair = await this.#askPair(mutation, flag, plain);
    const count = pair.sets.reduce((sum, set) => sum + set.asks.length, 0);
    log(`${minor} ${project} flag ${flag} ${mutation.name}: ${pair.refused ?? `${count} answers`}`);
    return pair;
  }

  async #askPair(mutation: Mutation, flag: Flag, plain: Side): Promise<Pair> {
    const named = { mutation: mutation.name, flag };
    const bare = this.#bases.get(flag) ?? {};
    const before = applyAll(plain, mutation.both);
    const base = mutation.both.length === 0 ? { manifest: bare } : await this.#dbt.parse(before);
    if ('error' in base) return { ...named, refused: `base: ${base.error}`, sets: [] };
    const head = await this.#dbt.parse(applyAll(before, mutation.head));
    if ('error' in head) return { ...named, refused: `head: ${head.error}`, sets: [] };
    const beside = mutation.name.startsWith('result/') ? drawBeside(base.manifest, randomOf(`${this.#order.seed}/${mutation.name}`)) : undefined;
    const state = this.#dbt.storeState('own', base.manifest, beside);
    const own: AskSet = { against: 'own', asks: await this.#ask(mutation, state, this.#questions(mutation, flag, head.manifest)) };
    return {
      ...named,
      ...(mutation.both.length > 0 && { base: compareJson(bare, base.manifest) }),
      head: compareJson(bare, head.manifest),
      ...(beside !== undefined && { beside }),
      sets: [own, ...(await this.#askMixed(mutation, flag, head.manifest))],
    };
  }

  #questions(mutation: Mutation, flag: Flag, head: JsonObject): readonly Question[] {
    const { minor, seed } = this.#order;
    const random = randomOf(`${seed}/${mutation.project}/${mutation.name}/${minor}/${flag}`);
    if (mutation.name.startsWith('result/')) return drawResultQuestions(head, minor, random, 24);
    const drawn = mutation.name.startsWith('drawn/');
    const count = drawn ? 24 : flag === 'default' ? (isSince(minor, '1.11') ? 4 : 2) : 1;
    return [...stateQuestions(depthOf(minor, flag)), ...drawQuestions(head, minor, random, count)];
  }

  // An old production manifest and a new pull request: the base was written by another dbt or under another flag.
  async #askMixed(mutation: Mutation, flag: Flag, head: JsonObject): Promise<readonly AskSet[]> {
    const { minor, seed, project } = this.#order;
    const random = randomOf(`${seed}/mixed/${mutation.project}/${mutation.name}/${minor}/${flag}`);
    if (mutation.both.length > 0 || !(mutation.head.length === 0 || random.chance(0.12))) return [];
    const sets: AskSet[] = [];
    for (const against of mixedBases(minor, flag)) {
      const manifest = readRecording(against.minor, project)?.bases.get(against.flag);
      if (manifest === undefined) continue;
      const state = this.#dbt.storeState('mixed', manifest);
      const questions = [...stateQuestions('middle'), ...drawQuestions(head, minor, random, 1)];
      sets.push({ against, asks: await this.#ask(mutation, state, questions) });
    }
    return sets;
  }

  async #ask(mutation: Mutation, state: string, questions: readonly Question[]): Promise<readonly Ask[]> {
    const live = await this.#dbt.ask(state, 'live', questions);
    this.#repeatSome(state, questions, live);
    if (!this.#checksFiles(mutation)) return questions.map((question, index) => ({ question, answer: shorten(live[index]) }));
    const [stored] = await this.#dbt.ask(state, 'json', [everything]);
    if (sameAnswer(stored, live[questions.indexOf(everything)])) return questions.map((question, index) => ({ question, answer: shorten(live[index]) }));
    const answers = await this.#dbt.ask(state, 'json', questions);
    return questions.map((question, index) => {
      const answer = shorten(answers[index]);
      return sameAnswer(answer, live[index]) ? { question, answer } : { question, answer, live: shorten(live[index]) };
    });
  }

  /** Whether to ask dbt about its own manifest.json too: where memory and file may differ, and here and there elsewhere. */
  #checksFiles({ name }: Mutation): boolean {
    const random = randomOf(`${this.#order.seed}/files/${this.#pairs.length}/${this.#order.minor}`);
    return /^live|run-started|invocation|python|meta/.test(name) || random.chance(0.1);
  }

  /** Now and then the same question goes to a fresh process: answers must not depend on what was asked before. */
  #repeatSome(state: string, questions: readonly Question[], live: readonly Answer[]): void {
    const random = randomOf(`${this.#order.seed}/repeat/${this.#pairs.length}/${this.#order.minor}`);
    if (!random.chance(0.02)) return;
    const listed = questions.map((question, index) => ({ question, answer: live[index] })).filter(({ question }) => (question.command ?? 'ls') === 'ls');
    for (const { question, answer } of random.sample(listed, 2)) {
      const fresh = this.#dbt.askByCommandLine(state, question);
      const same = fresh.ids === undefined ? answer?.error !== undefined : sameAnswer(fresh, answer);
      if (!same) throw new Error(`a fresh process answers ${JSON.stringify(question)} with ${JSON.stringify(fresh)}, not ${JSON.stringify(answer)}`);
      this.#repeated += 1;
    }
  }
}

/** Groups whose manifests differ by the flag: it decides how configuration is kept, and how sources are compared. */
function feelsFlag(mutation: Mutation): boolean {
  return /^(config|environment|source|seed|live|exposure|test|version|function|saved-query|semantic-model|metric)/.test(mutation.name);
}

/** How likely a mutation is put to a dbt: all to the newest, to the others most of those that versions disagree on. */
function shareOf({ name, project }: Mutation, minor: Minor, flag: Flag): number {
  if (/nothing$|pull-request|^result|^drawn/.test(name)) return 1;
  if (flag !== 'default') return minor === '1.12' ? 0.4 : 0.25 * thinning(project);
  if (minor === '1.12') return 1;
  const disputed = /^(source|seed|contract|exposure|saved-query|semantic-model|function|unit-test|live)/.test(name);
  return (disputed ? 0.6 : 0.3) * thinning(project);
}

// Recording takes seconds a pair, and the newest dbt hears all of them; the shop has five times as many as any other project.
const thinning = (project: ProjectName): number => (project === 'shop' ? 0.2 : 0.5);

function depthOf(minor: Minor, flag: Flag): Depth {
  if (flag !== 'default') return 'brief';
  return isSince(minor, '1.11') ? 'full' : 'middle';
}

function mixedBases(minor: Minor, flag: Flag): readonly { readonly minor: Minor; readonly flag: Flag }[] {
  if (minor === '1.12' && flag === 'off') return [{ minor: '1.11', flag: 'default' }];
  if (flag !== 'default') return [];
  if (minor === '1.12') {
    const released = (['1.8', '1.9', '1.11'] as const).map((old) => ({ minor: old, flag: 'default' as const }));
    return [...released, { minor: '1.11', flag: 'on' }];
  }
  return minor === '1.11'
    ? [
        { minor: '1.8', flag: 'default' },
        { minor: '1.10', flag: 'default' },
      ]
    : [];
}

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  return one?.error === other?.error && JSON.stringify(one?.ids) === JSON.stringify(other?.ids);
}

// The text of an error is dbt's; its class is what we compare.
function shorten(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Error('dbt left a question unanswered');
  const { message: _, ...rest } = answer;
  return rest;
}
