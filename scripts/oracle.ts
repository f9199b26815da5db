import { parseArgs } from 'node:util';
import { minors, parseMinor } from './judges/versions.ts';
import type { Minor } from './judges/versions.ts';
import { mergeRecordings, readRecording, readRecordings, storeRecording } from './oracle/corpus.ts';
import { projectNames } from './oracle/projects.ts';
import type { ProjectName } from './oracle/projects.ts';
import { recordBases, recordProject } from './oracle/record.ts';
import type { Case } from './oracle/replay.ts';
import { renderMismatch, renderTable } from './oracle/report.ts';
import { storeSummary, summarise } from './oracle/summary.ts';

const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    smart: { type: 'boolean', default: false },
    versions: { type: 'string', default: minors.join(',') },
    projects: { type: 'string', default: projectNames.join(',') },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '40' },
  },
});

const versions = values.versions.split(',').map(readMinor);
const projects = projectNames.filter((name) => values.projects.split(',').includes(name));

if (values.record) await record();
else if (values.smart) await countSmart();
else await replayAll();

// A newer dbt is also asked to compare with what an older one wrote, so the bases of all come first.
async function record(): Promise<void> {
  for (const minor of minors) {
    for (const project of projects) {
      if (readRecording(minor, project) === undefined) storeRecording(await recordBases(orderOf(minor, project)));
    }
  }
  for (const minor of versions) {
    for (const project of projects) {
      const recorded = await recordProject(orderOf(minor, project));
      const before = readRecording(minor, project);
      storeRecording(values.only === '' || before === undefined ? recorded : mergeRecordings(before, recorded));
    }
  }
}

function orderOf(minor: Minor, project: ProjectName): Parameters<typeof recordProject>[0] {
  return { minor, project, seed: Number(values.seed), only: values.only, log: (line) => console.error(line) };
}

async function replayAll(): Promise<void> {
  // Recording needs nothing of what is recorded for.
  const { replay } = await import('./oracle/replay.ts');
  const recordings = readRecordings();
  const wanted = recordings.filter(({ minor, project }) => versions.includes(minor) && projects.includes(project));
  const cases = wanted.flatMap((recording) => [...replay(recording, recordings, (pair) => pair.mutation.includes(values.only))]);
  const wrong = cases.filter((one) => !one.same);
  console.log(wrong.slice(0, Number(values.show)).map(renderMismatch).join('\n'));
  console.log(renderTable(cases));
  console.log(summarize(cases));
  // Only a replay of everything can be published.
  if (wanted.length === recordings.length && values.only === '') storeSummary(summarise(recordings, cases));
  process.exitCode = wrong.length === 0 && cases.length > 0 ? 0 : 1;
}

/** What smart mode drops and adds on the whole corpus, for docs/smart-mode.md. */
async function countSmart(): Promise<void> {
  const { storeSmartSummary, summariseSmart } = await import('./oracle/smart.ts');
  const summary = summariseSmart(readRecordings());
  storeSmartSummary(summary);
  for (const [name, { changes, exact, smart, dropped, added }] of Object.entries({ own: summary.own, mixed: summary.mixed })) {
    console.log(`${name}: ${changes} changes, exact ${exact}, smart ${smart} (drops ${dropped}, adds ${added})`);
  }
  const sum = (read: (one: (typeof summary.unchanged)[number]) => number): number => summary.unchanged.reduce((total, one) => total + read(one), 0);
  console.log(`unchanged projects: ${sum(({ projects }) => projects)} comparisons, exact ${sum(({ exact }) => exact)}, smart ${sum(({ smart }) => smart)}`);
}

function summarize(cases: readonly Case[]): string {
  const wrong = cases.filter((one) => !one.same).length;
  const live = cases.filter((one) => one.liveOnly).length;
  const mutations = new Set(cases.map((one) => `${one.project} ${one.mutation}`)).size;
  return `${cases.length} cases, ${mutations} mutations, ${wrong} mismatches; ${live} cases where live dbt differs from what its manifests tell`;
}

function readMinor(text: string): Minor {
  const minor = parseMinor(text);
  if (minor === undefined) throw new Error(`--versions knows ${minors.join(', ')}, not ${text}`);
  return minor;
}
