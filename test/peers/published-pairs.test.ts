/** `plan` and `check` on every ordered pair of published manifests of one project: a plan, or a refusal by name. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { byText } from '#kernel';
import { findPublished, published, whyNonePublished } from './published.ts';

const ENTRY = join(import.meta.dirname, '../../dist/cli.js');

const missing = whyNonePublished();

// The folder of that name holds projects that have nothing in common.
const manifests = findPublished('*/**/manifest*.json.gz').filter((path) => !path.startsWith('openlineage-fixtures/'));
const projectOf = (path: string): string => path.split('/')[0] ?? '';
const pairs = manifests.flatMap((base) => manifests.filter((head) => head !== base && projectOf(head) === projectOf(base)).map((head) => ({ base, head })));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function sluice(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, stderr };
}

/** What a refusal says first, such as `manifest v3 was written by dbt 0.20`, without the names of files. */
const reasonOf = ({ stderr }: Ended): string => (stderr.split('\n').find((line) => line !== '') ?? '').replaceAll(/\S*\/\S*/g, '…').slice(0, 100);

/** How many resources are selected, or why none could be; anything else is a defect. */
function outcomeOf(ended: Ended, kind: 'ids' | 'plan'): string {
  if (ended.status === 3) return `refused: ${reasonOf(ended)}`;
  if (ended.status !== 0 && ended.status !== 1) throw new Error(`exit ${ended.status}: ${ended.stderr}`);
  const ids = kind === 'ids' ? ended.stdout.split('\n').filter((line) => line !== '') : JSON.parse(ended.stdout).plan.entries;
  return `${ids.length} selected`;
}

describe.skipIf(missing !== undefined)(`published pairs${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  const outcomes = new Map<string, number>();
  const count = (outcome: string): unknown => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);

  afterAll(() => {
    console.log(`${pairs.length} pairs`);
    for (const [outcome, times] of [...outcomes].sort(([a], [b]) => byText(a, b))) console.log(`${String(times).padStart(4)}  ${outcome}`);
  });

  it.each(pairs)('get a plan and a report, or a refusal: $base, $head', ({ base, head }) => {
    const sides = ['--base', join(published, base), '--head', join(published, head)];
    const plan = sluice('plan', ...sides, '--format', 'ids');
    const check = sluice('check', ...sides, '--format', 'json');
    for (const { stderr } of [plan, check]) expect(stderr).not.toMatch(/\n {4}at /);
    expect(outcomeOf(check, 'plan')).toBe(outcomeOf(plan, 'ids'));
    count(outcomeOf(plan, 'ids'));
  });
});
