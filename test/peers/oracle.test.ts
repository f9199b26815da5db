import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareProjects } from '#state';
import { installDbt } from '../../scripts/judges/python.ts';
import { isSince } from '../../scripts/judges/versions.ts';
import type { Minor } from '../../scripts/judges/versions.ts';
import { applyAll } from '../../scripts/oracle/change.ts';
import { startDbt } from '../../scripts/oracle/dbt.ts';
import type { Dbt } from '../../scripts/oracle/dbt.ts';
import type { Mutation } from '../../scripts/oracle/mutation.ts';
import { mutationsOf, projectNames, readProject as readSide } from '../../scripts/oracle/projects.ts';
import type { ProjectName } from '../../scripts/oracle/projects.ts';
import { formatQuestion } from '../../scripts/oracle/question.ts';
import { drawQuestions, stateQuestions } from '../../scripts/oracle/questions.ts';
import { randomOf } from '../../scripts/oracle/random.ts';
import type { Random } from '../../scripts/oracle/random.ts';
import { answer, isSame, readProject } from '../../scripts/oracle/replay.ts';

/** Other cases in each run; SLUICE_SEED repeats those of an earlier one. */
const seed = process.env['SLUICE_SEED'] ?? String(Date.now());
const random = randomOf(seed);
const minors: readonly Minor[] = ['1.12', random.pick(['1.8', '1.9', '1.10', '1.11'] as const)];
const PAIRS = 6;
const QUESTIONS = 16;

describe.each(minors)(`live dbt %s, seed ${seed}`, (minor) => {
  it.skipIf(!isInstalled(minor))(`answers as we do; skipped when it cannot be installed`, { timeout: 900_000 }, async () => {
    const dbt = await startDbt(minor, mkdtempSync(join(tmpdir(), 'sluice-oracle-')));
    try {
      const seen = [];
      for (let pair = 0; pair < PAIRS; pair += 1) seen.push(...(await askPair(dbt, random)));
      console.log(`dbt ${dbt.versions['dbt-core']}: ${seen.length} cases, seed ${seed}`);
      expect(seen.flatMap(({ difference }) => difference)).toEqual([]);
      expect(seen.length).toBeGreaterThanOrEqual(100);
    } finally {
      dbt.close();
    }
  });
});

function isInstalled(minor: Minor): boolean {
  try {
    installDbt(minor);
    return true;
  } catch {
    return false;
  }
}

interface Seen {
  /** Empty when dbt and we agree. */
  readonly difference: readonly string[];
}

/** Two mutations of one project at once, and what dbt and we select then. Draws anew when dbt cannot parse them. */
async function askPair(dbt: Dbt, random: Random): Promise<readonly Seen[]> {
  for (;;) {
    const project = random.pick(projectNames);
    const mutations = drawMutations(project, dbt.minor, random);
    const before = applyAll(
      readSide(project, dbt.minor, 'default'),
      mutations.flatMap(({ both }) => both),
    );
    const base = await dbt.parse(before);
    const head = await dbt.parse(
      applyAll(
        before,
        mutations.flatMap((mutation) => mutation.head),
      ),
    );
    if ('error' in base || 'error' in head) continue;
    const questions = [...stateQuestions('middle'), ...drawQuestions(head.manifest, dbt.minor, random, QUESTIONS)];
    const expected = await dbt.ask(dbt.storeState('own', base.manifest), 'live', questions);
    const after = readProject(head.manifest, 'head');
    const diff = compareProjects(readProject(base.manifest, 'base'), after, { engine: 'auto', compareMoreUnrendered: 'auto' });
    return questions.map((question, index) => {
      const [theirs = {}, ours] = [expected[index], answer(question, after, diff)];
      const where = `${project} ${mutations.map(({ name }) => name).join(' + ')}: ${formatQuestion(question)}`;
      return { difference: isSame(theirs, ours) ? [] : [`${where}\n  dbt ${JSON.stringify(theirs)}\n  we  ${JSON.stringify(ours)}`] };
    });
  }
}

// Values that only live in dbt's memory are recorded in fixtures/oracle; here the two files must tell all.
function drawMutations(project: ProjectName, minor: Minor, random: Random): readonly Mutation[] {
  const known = mutationsOf(project, minor).filter(({ name, since }) => isSince(minor, since) && !/^live|run-started-at|invocation-id/.test(name));
  const fits = (mutations: readonly Mutation[]): boolean => {
    try {
      const before = applyAll(
        readSide(project, minor, 'default'),
        mutations.flatMap(({ both }) => both),
      );
      applyAll(
        before,
        mutations.flatMap(({ head }) => head),
      );
      return true;
    } catch {
      return false;
    }
  };
  const drawn = random.sample(known, 2);
  return fits(drawn) ? drawn : drawn.slice(0, 1);
}
