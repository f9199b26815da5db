import { minors, pins } from '../judges/versions.ts';
import { groupOf } from './corpus.ts';
import type { Recording } from './corpus.ts';
import { renderTable } from './report.ts';

/** docs/oracle.md: what real dbt was asked, how often, and what its answers are worth. */
export function renderOracle(recordings: readonly Recording[]): string {
  const cases = recordings.flatMap(casesOf);
  const live = cases.filter((one) => one.liveOnly).length;
  const mutations = new Set(recordings.flatMap(({ project, pairs }) => pairs.map(({ mutation }) => `${project} ${mutation}`))).size;
  const refused = recordings.flatMap(({ pairs }) => pairs.filter((pair) => pair.refused !== undefined)).length;
  const repeated = recordings.reduce((sum, recording) => sum + recording.repeated, 0);
  return [
    '# The oracle',
    'Made by `npm run generate` from `fixtures/oracle`.',
    `Sluice's selection is held to what real dbt answered: ${cases.length} cases over ${mutations} mutations of ${new Set(recordings.map(({ project }) => project)).size} projects. \`npm test\` replays every one of them offline, and a single difference fails it.`,
    `A case is one base manifest, one head manifest and one command line: selectors, excludes, indirect selection, resource types, command. dbt parsed both projects from scratch and answered in its own process; we read the two manifests. Compared are the ids, that dbt raises an error, and that it warns of a broken contract or of a seed over the size limit. ${repeated} answers were asked for again by dbt's command line in a fresh process, and were the same.`,
    `| dbt | ${minors.join(' | ')} |\n| --- | ${minors.map(() => '---').join(' | ')} |\n| dbt-core | ${minors.map((minor) => pins[minor].core).join(' | ')} |\n| dbt-duckdb | ${minors.map((minor) => pins[minor].adapter).join(' | ')} |`,
    '## Cases',
    'The rows are groups of mutations. `mixed`: the base was written by an older dbt, or under the other value of the flag. `drawn`: random pull requests against random projects, with random command lines.',
    renderTable(cases),
    '## Where dbt knows more than its manifests',
    `In ${live} of these cases dbt, with the project in memory, answers something else than the same dbt does when it reads that project's manifest.json back: an unquoted YAML date, a tuple or an integer key is a Python object in memory and text in the file, so dbt calls such a node modified although nothing was changed. Two manifests cannot tell. The oracle asked dbt both ways; the answer about the files is the one that counts here, and the other is kept beside it (\`live\`). They are the group \`live\`, which changes nothing and has such a value on both sides.`,
    '## What is not asked',
    `dbt could not parse ${refused} of the mutated projects (an older dbt does not know the key, or the mutation breaks a rule of dbt's); there is no answer to hold on to, and the record says so. The adapter is DuckDB throughout. dbt 2 cannot be run here: its rules are held to their specification, see \`test/state\` and \`test/selection\`.`,
    '## Run it',
    '```sh\nnpm run oracle                      # replays, prints differences and the table\nnpm run oracle -- --only contract/  # one group\nnpm run oracle -- --record --versions 1.12 --projects shop --only contract/\nnpm run test:peers                  # draws new cases for live dbt, with a new seed in each run\n```',
  ]
    .join('\n\n')
    .concat('\n');
}

function casesOf(recording: Recording) {
  const { minor } = recording;
  return recording.pairs.flatMap((pair) =>
    pair.sets.flatMap((set) => set.asks.map(({ live }) => ({ minor, group: groupOf(pair, set), same: true, liveOnly: live !== undefined }))),
  );
}
