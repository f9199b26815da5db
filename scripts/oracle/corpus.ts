import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '#kernel';
import { isJsonObject } from '#kernel';
import { minors } from '../judges/versions.ts';
import type { Minor } from '../judges/versions.ts';
import type { Beside } from './beside.ts';
import { applyDelta, compareJson } from './delta.ts';
import type { Delta } from './delta.ts';
import { readGzip, writeGzip } from './files.ts';
import { projectNames } from './projects.ts';
import type { Flag, ProjectName } from './projects.ts';
import type { Answer, Question } from './question.ts';

/** One question with dbt's answer about the two manifests; `live` when dbt itself, in memory, said something else. */
export interface Ask {
  readonly question: Question;
  readonly answer: Answer;
  readonly live?: Answer;
}

/** Questions put with one base: the pair's own, or the unchanged project under another minor or flag. */
export interface AskSet {
  readonly against: 'own' | { readonly minor: Minor; readonly flag: Flag };
  readonly asks: readonly Ask[];
}

/** What became of one mutation under one flag. Deltas count from the base of that flag. */
export interface Pair {
  readonly mutation: string;
  readonly flag: Flag;
  /** dbt's error when it could not parse a side; nothing was asked then. */
  readonly refused?: string;
  readonly base?: Delta;
  readonly head?: Delta;
  /** Files that lay beside the base manifest, where the questions need them. */
  readonly beside?: Beside;
  readonly sets: readonly AskSet[];
}

/** The first half of the mutation's name, or `mixed` when another dbt or flag wrote the base. */
export function groupOf(pair: Pair, set: AskSet): string {
  return set.against === 'own' ? (pair.mutation.split('/')[0] ?? '') : 'mixed';
}

/** All that was recorded of one project under one dbt minor. */
export interface Recording {
  readonly project: ProjectName;
  readonly minor: Minor;
  readonly versions: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Answers that a fresh process gave too, by the command line. */
  readonly repeated: number;
  readonly bases: ReadonlyMap<Flag, JsonObject>;
  readonly pairs: readonly Pair[];
}

export const oracleDirectory = resolve(import.meta.dirname, '../../fixtures/oracle');

/** The recording, or undefined when there is none. */
export function readRecording(minor: Minor, project: ProjectName): Recording | undefined {
  const file = recordingFile(minor, project);
  if (!existsSync(file)) return undefined;
  const [header, ...lines]: readonly JsonLine[] = readGzip(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  if (header?.kind !== 'header') throw new Error(`${file} has no header`);
  const macros: JsonObject = JSON.parse(readGzip(macrosFile(minor)));
  const bases = lines.flatMap((line) => (line.kind === 'base' ? [[line.flag, { ...line.manifest, macros: applyDelta(macros, line.macros) }] as const] : []));
  const pairs = lines.flatMap((line) => (line.kind === 'pair' ? [line.pair] : []));
  const { versions, seed, repeated } = header;
  return { project, minor, versions, seed, repeated, bases: new Map(bases), pairs };
}

/** Every recording there is, older dbt first. */
export function readRecordings(): readonly Recording[] {
  const all = minors.flatMap((minor) => projectNames.map((project) => readRecording(minor, project)));
  return all.filter((recording) => recording !== undefined);
}

export function storeRecording(recording: Recording): void {
  const { project, minor, versions, seed, repeated } = recording;
  const macros = storeMacros(minor, recording.bases);
  const lines: readonly JsonLine[] = [
    { kind: 'header', project, minor, versions, seed, repeated },
    ...[...recording.bases].map(([flag, manifest]) => baseLine(flag, manifest, macros)),
    ...recording.pairs.map((pair) => ({ kind: 'pair' as const, pair })),
  ];
  writeGzip(recordingFile(minor, project), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** `before` with the pairs that were recorded anew. Deltas count from the base, so the bases must be the same. */
export function mergeRecordings(before: Recording, anew: Recording): Recording {
  if (![...anew.bases].every(([flag, base]) => Object.keys(compareJson(before.bases.get(flag) ?? {}, base)).length === 0)) {
    throw new Error(`the project ${anew.project} has changed since it was recorded under ${anew.minor}: record all of it`);
  }
  const key = (pair: Pair): string => `${pair.flag} ${pair.mutation}`;
  const fresh = new Map(anew.pairs.map((pair) => [key(pair), pair]));
  const kept = before.pairs.map((pair) => fresh.get(key(pair)) ?? pair);
  const known = new Set(before.pairs.map(key));
  const pairs = [...kept, ...anew.pairs.filter((pair) => !known.has(key(pair)))];
  return { ...anew, repeated: before.repeated + anew.repeated, pairs };
}

/** The manifest that `pair` compares with, and the one that it compares. */
export function restorePair(recording: Recording, pair: Pair): { readonly base: JsonObject; readonly head: JsonObject } {
  const plain = recording.bases.get(pair.flag);
  if (plain === undefined || pair.head === undefined) throw new Error(`nothing was recorded for ${pair.mutation}`);
  return { base: pair.base === undefined ? plain : applyDelta(plain, pair.base), head: applyDelta(plain, pair.head) };
}

type JsonLine =
  | ({ readonly kind: 'header' } & Omit<Recording, 'bases' | 'pairs'>)
  | { readonly kind: 'base'; readonly flag: Flag; readonly manifest: JsonObject; readonly macros: Delta }
  | { readonly kind: 'pair'; readonly pair: Pair };

const recordingFile = (minor: Minor, project: ProjectName): string => join(oracleDirectory, minor, `${project}.jsonl.gz`);
const macrosFile = (minor: Minor): string => join(oracleDirectory, minor, 'macros.json.gz');

function baseLine(flag: Flag, manifest: JsonObject, shared: JsonObject): JsonLine {
  const { macros, ...rest } = manifest;
  return { kind: 'base', flag, manifest: rest, macros: compareJson(shared, isJsonObject(macros) ? macros : {}) };
}

// dbt's own macros are most of a manifest and the same in each project: kept once for each minor.
function storeMacros(minor: Minor, bases: ReadonlyMap<Flag, JsonObject>): JsonObject {
  if (existsSync(macrosFile(minor))) return JSON.parse(readGzip(macrosFile(minor)));
  const [manifest] = bases.values();
  const macros = isJsonObject(manifest?.['macros']) ? manifest['macros'] : {};
  const own = Object.fromEntries(Object.entries(macros).filter(([id]) => /^macro\.(dbt|dbt_duckdb)\./.test(id)));
  writeGzip(macrosFile(minor), JSON.stringify(own));
  return own;
}
