/**
 * `npm run fixtures` builds every committed pair of artifacts by real dbt and lays the demo out.
 * With `--again` the artifacts stay, and only what is made of them is renewed: dbt's selections and the demo.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { askPair } from './fixtures/ask-pair.ts';
import { buildSide } from './fixtures/build-side.ts';
import type { BuiltSide } from './fixtures/build-side.ts';
import { storeDemo } from './fixtures/store-demo.ts';
import { pins } from './judges/versions.ts';
import type { Minor } from './judges/versions.ts';
import { writeGzip, writeText } from './oracle/files.ts';
import { artifactsDirectory, readPullRequest, readWritten } from './oracle/tree.ts';
import type { WrittenName } from './oracle/tree.ts';

/** The pairs that are built and committed. Each project has the newest dbt; older ones show what versions change. */
const pairs: readonly { readonly project: WrittenName; readonly minor: Minor }[] = [
  { project: 'shop', minor: '1.12' },
  { project: 'shop', minor: '1.10' },
  { project: 'shop', minor: '1.8' },
  { project: 'toolbox', minor: '1.12' },
  { project: 'toolbox', minor: '1.9' },
  { project: 'metrics', minor: '1.12' },
  { project: 'metrics', minor: '1.11' },
];

for (const { project, minor } of pairs) {
  console.error(`${project} with dbt ${pins[minor].core}`);
  if (!process.argv.includes('--again')) buildPair(project, minor);
  writeText(
    join(artifactsDirectory(project, minor), 'state-modified.txt'),
    askPair(project, minor)
      .map((id) => `${id}\n`)
      .join(''),
  );
}
await storeDemo('shop', '1.12');

// Production builds in its own schema from the base, the pull request in another from the head.
function buildPair(project: WrittenName, minor: Minor): void {
  const base = buildSide({ project, minor, tree: readWritten(project, minor), target: 'prod' });
  const head = buildSide({ project, minor, tree: readPullRequest(project, minor), target: 'ci' });
  storePair(project, minor, { base, head });
}

function storePair(project: WrittenName, minor: Minor, sides: { readonly base: BuiltSide; readonly head: BuiltSide }): void {
  const directory = artifactsDirectory(project, minor);
  rmSync(directory, { recursive: true, force: true });
  for (const [side, artifacts] of Object.entries(sides)) {
    for (const [name, text] of artifacts) writeGzip(join(directory, side, `${name}.json.gz`), text);
  }
  const { core, adapter, duckdb } = pins[minor];
  const writtenBy = { 'dbt-core': core, 'dbt-duckdb': adapter, duckdb, artifacts: { base: [...sides.base.keys()], head: [...sides.head.keys()] } };
  writeText(join(directory, 'written-by.json'), `${JSON.stringify(writtenBy, null, 2)}\n`);
}
