/**
 * Smart mode against what dbt would run: both sides of changes that smart mode drops something of are compiled by dbt
 * 1.12 in the same circumstances, and what was dropped must come out alike: its query, its configuration, its relation.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import { type SmartDiff, compareProjects, judgeSmart } from '#state';
import { installDbt } from '../../scripts/judges/python.ts';
import { applyAll } from '../../scripts/oracle/change.ts';
import { type Pair, type Recording, readRecording, restorePair } from '../../scripts/oracle/corpus.ts';
import { mutationsOf, readProject } from '../../scripts/oracle/projects.ts';
import { randomOf } from '../../scripts/oracle/random.ts';
import { projectsDirectory, writeProject } from '../../scripts/oracle/tree.ts';
import { valueOf } from '../support/result.ts';

const DRAWN = Number(process.env['SLUICE_DRAWN'] ?? 6);
const seed = process.env['SLUICE_SEED'] ?? String(Date.now());
const folder = mkdtempSync(join(tmpdir(), 'sluice-compiled-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  readonly name: string;
  readonly recording: Recording;
  readonly pair: Pair;
  readonly drops: SmartDiff['drops'];
}

const cases = (['shop', 'toolbox', 'metrics'] as const).flatMap((project) => {
  const recording = readRecording('1.12', project);
  return recording === undefined ? [] : recording.pairs.flatMap((pair) => caseOf(recording, pair));
});

const python = findPython();
const why = typeof python === 'object' ? python.why : cases.length === 0 ? 'nothing is recorded under fixtures/oracle' : undefined;
const drawn = randomOf(`${seed}/behaviour`).sample(cases, DRAWN);

describe.skipIf(why !== undefined)(`what smart mode drops${why === undefined ? '' : ` (SKIPPED: ${why})`}`, () => {
  it('is what dbt would run alike', () => {
    console.log(`seed ${seed}: ${drawn.length} of ${cases.length} changes compiled: ${drawn.map(({ name }) => name).join(', ')}`);
    const differences = compile(drawn.map(writeSides)).flatMap((found, index) =>
      Object.entries(found).flatMap(([id, difference]) => (difference === null ? [] : [`${drawn[index]?.name}: ${id}: ${difference}`])),
    );
    expect(differences).toEqual([]);
  });
});

/** The change, if smart mode drops something of it. */
function caseOf(recording: Recording, pair: Pair): readonly Case[] {
  if (pair.refused !== undefined || pair.head === undefined) return [];
  const sides = restorePair(recording, pair);
  const [base, head] = [sides.base, sides.head].map((manifest) => valueOf(readManifest(new TextEncoder().encode(JSON.stringify(manifest)), 'manifest.json')));
  if (base === undefined || head === undefined) return [];
  const diff = valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: pair.flag === 'default' ? 'auto' : pair.flag === 'on' }));
  const { drops } = judgeSmart(diff, { base, head }, { rulesOff: [] });
  return drops.size === 0 ? [] : [{ name: `${recording.project} ${pair.mutation} (flag ${pair.flag})`, recording, pair, drops }];
}

/** Both projects on disk, and the circumstances of the head. */
function writeSides({ recording, pair, drops }: Case, index: number): object {
  const mutation = mutationsOf(recording.project, '1.12').find(({ name }) => name === pair.mutation);
  if (mutation === undefined) throw new Error(`nobody makes ${pair.mutation}`);
  const before = applyAll(readProject(recording.project, '1.12', pair.flag), mutation.both);
  const after = applyAll(before, mutation.head);
  const [base, head] = [join(folder, `${index}-base`), join(folder, `${index}-head`)];
  writeProject(before.tree, base);
  writeProject(after.tree, head);
  return { base, head, env: after.env, vars: after.vars, target: after.target, ids: [...drops.keys()] };
}

function compile(sides: readonly object[]): readonly Readonly<Record<string, string | null>>[] {
  if (typeof python === 'object') return [];
  const script = join(import.meta.dirname, 'compile-sides.py');
  const env = { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: '0' };
  const { status, signal, stdout, stderr } = spawnSync('nice', [python, script, projectsDirectory], {
    input: JSON.stringify(sides),
    encoding: 'utf8',
    cwd: folder,
    env,
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`dbt ended with ${status ?? signal}: ${stderr.slice(-4000)}`);
  return JSON.parse(stdout.split('\n').at(-1) ?? '');
}

function findPython(): string | { readonly why: string } {
  try {
    return installDbt('1.12');
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    console.warn(`NOT JUDGED by dbt: ${said}`);
    return { why: said };
  }
}
