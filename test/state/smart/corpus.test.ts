/** Projects that nobody changed, as dbt 1.8 to 1.12 wrote them under either value of the flag. */
import { describe, expect, it } from 'vitest';
import { type Project, readManifest } from '#artifacts';
import { applySmart, compareProjects, judgeSmart } from '#state';
import type { Minor } from '../../../scripts/judges/versions.ts';
import { readRecordings } from '../../../scripts/oracle/corpus.ts';
import type { Flag } from '../../../scripts/oracle/projects.ts';
import { readSmartSummary } from '../../../scripts/oracle/smart.ts';
import { digestOfCorpus } from '../../../scripts/oracle/summary.ts';
import { valueOf } from '../../support/result.ts';

type Written = readonly [minor: Minor, flag: Flag];

const recordings = readRecordings();
const projects = [...new Set(recordings.map(({ project }) => project))];

/** What only the newer dbt reads: functions, and snapshots in YAML. */
const READ_SINCE: readonly string[] = ['function.metrics.net_price', 'model.metrics.net_prices', 'snapshot.shop.products_snapshot'];

describe('a project that nobody changed', () => {
  it.each<readonly [Written, Written]>([
    [
      ['1.8', 'default'],
      ['1.12', 'default'],
    ],
    [
      ['1.9', 'default'],
      ['1.12', 'default'],
    ],
    [
      ['1.10', 'on'],
      ['1.11', 'default'],
    ],
    [
      ['1.11', 'default'],
      ['1.12', 'default'],
    ],
    [
      ['1.11', 'on'],
      ['1.12', 'off'],
    ],
    [
      ['1.12', 'off'],
      ['1.12', 'default'],
    ],
    [
      ['1.12', 'default'],
      ['1.12', 'off'],
    ],
  ])('is not selected when %s wrote the base and %s the head', (before, after) => {
    const selected = projects.flatMap((project) => selectedIn(project, before, after));
    expect(selected.filter((id) => !READ_SINCE.includes(id))).toEqual([]);
  });
});

describe('the page on smart mode', () => {
  it('counts the corpus that is recorded: else run npm run oracle -- --smart, then npm run generate', () => {
    expect(readSmartSummary()?.corpus).toBe(digestOfCorpus());
  });
});

function selectedIn(project: string, before: Written, after: Written): readonly string[] {
  const [base, head] = [manifestOf(project, before), manifestOf(project, after)];
  const compareMoreUnrendered = after[1] === 'default' ? 'auto' : after[1] === 'on';
  const diff = valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered }));
  const { states } = applySmart(diff, judgeSmart(diff, { base, head }, { rulesOff: [] }));
  return [...states.values()].filter(({ isNew, isModified }) => isNew || isModified).map(({ id }) => id);
}

function manifestOf(project: string, [minor, flag]: Written): Project {
  const manifest = recordings.find((one) => one.project === project && one.minor === minor)?.bases.get(flag);
  if (manifest === undefined) throw new Error(`nothing is recorded of ${project} under dbt ${minor}`);
  return valueOf(readManifest(new TextEncoder().encode(JSON.stringify(manifest)), 'manifest.json'));
}
