import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Minor } from '../judges/versions.ts';
import { oracleDirectory } from './corpus.ts';
import type { Recording } from './corpus.ts';
import { writeText } from './files.ts';
import type { Case } from './replay.ts';

/** What a replay of the whole corpus came to: what the documents say of parity is made of this. */
export interface Summary {
  /** Of the recorded files, so that a summary of others is told. */
  readonly corpus: string;
  readonly counts: readonly Count[];
  /** Cases by mutation where dbt in memory answers otherwise than about its own files. */
  readonly live: readonly LiveOnly[];
  readonly projects: number;
  readonly mutations: number;
  /** Mutated projects that a dbt could not parse. */
  readonly refused: number;
  /** Answers that a fresh process gave as well. */
  readonly repeated: number;
}

export interface Count {
  readonly group: string;
  readonly minor: Minor;
  readonly cases: number;
  readonly mismatches: number;
}

export interface LiveOnly {
  readonly mutation: string;
  readonly cases: number;
}

export function summarise(recordings: readonly Recording[], cases: readonly Case[]): Summary {
  const pairs = recordings.flatMap(({ project, pairs: list }) => list.map((pair) => ({ project, ...pair })));
  return {
    corpus: digestOfCorpus(),
    counts: countBy(cases, ({ group, minor }) => `${group} ${minor}`).map(([first, list]) => ({
      group: first.group,
      minor: first.minor,
      cases: list.length,
      mismatches: list.filter(({ same }) => !same).length,
    })),
    live: countBy(
      cases.filter(({ liveOnly }) => liveOnly),
      ({ mutation }) => mutation,
    ).map(([{ mutation }, list]) => ({ mutation, cases: list.length })),
    projects: new Set(pairs.map(({ project }) => project)).size,
    mutations: new Set(pairs.map(({ project, mutation }) => `${project} ${mutation}`)).size,
    refused: pairs.filter(({ refused }) => refused !== undefined).length,
    repeated: recordings.reduce((sum, { repeated }) => sum + repeated, 0),
  };
}

/** Groups in the order of their names, each with its first case. */
function countBy(cases: readonly Case[], keyOf: (one: Case) => string): readonly (readonly [Case, readonly Case[]])[] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => (list[0] === undefined ? [] : [[list[0], list] as const]));
}

const file = join(oracleDirectory, 'summary.json');

export function storeSummary(summary: Summary): void {
  writeText(file, `${JSON.stringify(summary, null, 2)}\n`);
}

/** Undefined before the corpus was ever replayed. */
export function readSummary(): Summary | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Names and contents of everything that was recorded. */
export function digestOfCorpus(): string {
  const hash = createHash('sha256');
  for (const path of globSync('*/*.gz', { cwd: oracleDirectory }).sort()) {
    hash.update(path.replaceAll('\\', '/'));
    hash.update(readFileSync(join(oracleDirectory, path)));
  }
  return hash.digest('hex');
}
