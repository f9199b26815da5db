import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, readManifest } from '#artifacts';
import type { JsonObject } from '#kernel';
import { SMART_RULES, type SmartReason, applySmart, compareProjects, judgeSmart } from '#state';
import type { Minor } from '../judges/versions.ts';
import { type AskSet, type Recording, oracleDirectory, restorePair } from './corpus.ts';
import { writeText } from './files.ts';
import type { Flag } from './projects.ts';
import { digestOfCorpus } from './summary.ts';

/** What smart mode does on the recorded corpus: the tables of docs/smart-mode.md are made of this. */
export interface SmartSummary {
  /** Of the recorded files, so that a summary of others is told. */
  readonly corpus: string;
  /** Changes against the pair's own base, and against a base that another dbt or setting wrote. */
  readonly own: Tally;
  readonly mixed: Tally;
  /** Projects that nobody changed, under two versions or settings. */
  readonly unchanged: readonly UnchangedCount[];
}

/** Resources are counted once for each change that they are part of. */
export interface Tally {
  readonly changes: number;
  readonly exact: number;
  readonly smart: number;
  readonly dropped: number;
  readonly added: number;
  readonly rules: readonly RuleCount[];
}

export interface RuleCount {
  readonly rule: string;
  readonly changes: number;
  readonly resources: number;
}

export interface UnchangedCount {
  readonly base: string;
  readonly head: string;
  readonly projects: number;
  readonly exact: number;
  readonly smart: number;
}

/** One comparison of the corpus as both modes see it. */
interface Judged {
  readonly exact: number;
  readonly smart: number;
  readonly dropped: number;
  readonly added: number;
  /** Resources by rule. */
  readonly rules: ReadonlyMap<string, number>;
}

/** Judges every recorded change, and every unchanged project under every pair of versions. */
export function summariseSmart(recordings: readonly Recording[]): SmartSummary {
  const read = rememberProjects();
  const judged = recordings.flatMap((recording) => judgePairs(recording, recordings, read));
  return {
    corpus: digestOfCorpus(),
    own: tally(judged.filter(({ against }) => against === 'own')),
    mixed: tally(judged.filter(({ against }) => against !== 'own')),
    unchanged: countUnchanged(recordings, read),
  };
}

type Read = (manifest: JsonObject) => Project;

function rememberProjects(): Read {
  const known = new WeakMap<JsonObject, Project>();
  return (manifest) => {
    const project = known.get(manifest) ?? readProject(manifest);
    known.set(manifest, project);
    return project;
  };
}

function readProject(manifest: JsonObject): Project {
  const read = readManifest(new TextEncoder().encode(JSON.stringify(manifest)), 'manifest.json');
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  return read.value;
}

function judgePairs(recording: Recording, all: readonly Recording[], read: Read): readonly (Judged & { readonly against: 'own' | 'mixed' })[] {
  return recording.pairs.flatMap((pair) => {
    if (pair.refused !== undefined) return [];
    const { base, head } = restorePair(recording, pair);
    const after = readProject(head);
    return pair.sets.map(({ against }) => {
      const before = against === 'own' ? read(base) : read(baseOf(all, recording, against));
      return { ...judge(before, after, pair.flag), against: against === 'own' ? ('own' as const) : ('mixed' as const) };
    });
  });
}

function baseOf(all: readonly Recording[], { project }: Recording, { minor, flag }: Exclude<AskSet['against'], 'own'>): JsonObject {
  const base = all.find((one) => one.minor === minor && one.project === project)?.bases.get(flag);
  if (base === undefined) throw new Error(`no base of ${project} under dbt ${minor} was recorded`);
  return base;
}

function judge(base: Project, head: Project, flag: Flag): Judged {
  const compared = compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: flag === 'default' ? 'auto' : flag === 'on' });
  if (!compared.ok) throw new Error(JSON.stringify(compared.refusals));
  const smart = judgeSmart(compared.value, { base, head }, { rulesOff: [] });
  const count = ({ states }: typeof compared.value): number => [...states.values()].filter(({ isNew, isModified }) => isNew || isModified).length;
  return {
    exact: count(compared.value),
    smart: count(applySmart(compared.value, smart)),
    dropped: smart.drops.size,
    added: smart.additions.size,
    rules: countRules([...smart.drops.values(), ...smart.additions.values()]),
  };
}

function countRules(reasons: readonly (readonly SmartReason[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of reasons) {
    for (const rule of new Set(list.map((reason) => reason.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

function tally(judged: readonly Judged[]): Tally {
  const sum = (read: (one: Judged) => number): number => judged.reduce((total, one) => total + read(one), 0);
  const rules = SMART_RULES.map(({ id: rule }) => ({
    rule,
    changes: judged.filter((one) => one.rules.has(rule)).length,
    resources: sum((one) => one.rules.get(rule) ?? 0),
  }));
  return {
    changes: judged.length,
    exact: sum(({ exact }) => exact),
    smart: sum(({ smart }) => smart),
    dropped: sum(({ dropped }) => dropped),
    added: sum(({ added }) => added),
    rules: rules.filter(({ resources }) => resources > 0),
  };
}

interface Written {
  readonly minor: Minor;
  readonly flag: Flag;
  readonly project: string;
  readonly manifest: JsonObject;
}

/** A newer dbt, or another setting, against what was written before. */
function countUnchanged(recordings: readonly Recording[], read: Read): readonly UnchangedCount[] {
  const written = recordings.flatMap(({ minor, project, bases }) => [...bases].map(([flag, manifest]): Written => ({ minor, flag, project, manifest })));
  const pairs = written.flatMap((base) => written.filter((head) => isLater(base, head)).map((head) => ({ base, head })));
  const counts = new Map<string, UnchangedCount>();
  for (const { base, head } of pairs) {
    const [before, after] = [nameOf(base), nameOf(head)];
    const { exact, smart } = judge(read(base.manifest), read(head.manifest), head.flag);
    const known = counts.get(`${before} > ${after}`) ?? { base: before, head: after, projects: 0, exact: 0, smart: 0 };
    counts.set(`${before} > ${after}`, { ...known, projects: known.projects + 1, exact: known.exact + exact, smart: known.smart + smart });
  }
  return [...counts.values()];
}

function isLater(base: Written, head: Written): boolean {
  const [before, after] = [base, head].map(({ minor }) => Number(minor.split('.')[1]));
  if (base.project !== head.project || before === undefined || after === undefined) return false;
  return before < after || (before === after && base.flag !== head.flag);
}

function nameOf({ minor, flag }: Written): string {
  return flag === 'default' ? minor : `${minor}, flag ${flag}`;
}

const file = join(oracleDirectory, 'smart.json');

export function storeSmartSummary(summary: SmartSummary): void {
  writeText(file, `${JSON.stringify(summary, null, 2)}\n`);
}

/** Undefined before it was ever made. */
export function readSmartSummary(): SmartSummary | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
