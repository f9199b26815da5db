import { parseArgs } from 'node:util';
import { minors, parseMinor } from './judges/versions.ts';
import type { Minor } from './judges/versions.ts';
import { mergeRecordings, readRecording, storeRecording } from './oracle/corpus.ts';
import { projectNames } from './oracle/projects.ts';
import type { ProjectName } from './oracle/projects.ts';
import { recordBases, recordProject } from './oracle/record.ts';

const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    versions: { type: 'string', default: minors.join(',') },
    projects: { type: 'string', default: projectNames.join(',') },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});

const projects = projectNames.filter((name) => values.projects.split(',').includes(name));

if (values.record) await record(values.versions.split(',').map(readMinor));

// A newer dbt is also asked to compare with what an older one wrote, so the bases of all come first.
async function record(versions: readonly Minor[]): Promise<void> {
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

function readMinor(text: string): Minor {
  const minor = parseMinor(text);
  if (minor === undefined) throw new Error(`--versions knows ${minors.join(', ')}, not ${text}`);
  return minor;
}
