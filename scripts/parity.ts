/** docs/parity.md and the short form in the README: what real dbt answered, and how often we answer otherwise. */
import { minors, pins } from './judges/versions.ts';
import { type Count, type Summary, readSummary } from './oracle/summary.ts';
import { table } from './tables.ts';

const INTRODUCTION =
  'Made by `npm run generate` from `fixtures/oracle/summary.json`, which `npm run oracle` writes when it replays everything. dbt v2 is not among these judges; its rules follow their specification, case by case: [engines.md](engines.md).';

/** What stands there before the first replay. */
const UNKNOWN = 'The recorded answers have not been replayed: run `npm run oracle`, then `npm run generate`.';

export function renderParity(): string {
  const summary = readSummary();
  const body = summary === undefined ? [UNKNOWN] : renderResults(summary);
  return ['# Parity with dbt', INTRODUCTION, ...body].join('\n\n').concat('\n');
}

function renderResults(summary: Summary): readonly string[] {
  return [
    `${sum(summary.counts, cases)} cases over ${summary.mutations} mutations of ${summary.projects} projects. A case is a base manifest, a head manifest and one command line (selectors, exclusions, indirect selection, resource types, command). Real dbt parsed both projects and answered; Sluice reads the two manifests and has to select the same ids, or raise where dbt raises. ${summary.repeated} of the answers were given again by a fresh process.`,
    table(
      ['dbt', ...minors],
      [
        ['dbt-core', ...minors.map((minor) => pins[minor].core)],
        ['dbt-duckdb', ...minors.map((minor) => pins[minor].adapter)],
      ],
    ).join('\n'),
    '## Cases',
    'By what was mutated and by the dbt that read the head. `mixed`: an older dbt wrote the base, or the flag had another value. `drawn`: random pull requests with random command lines.',
    renderCounts(summary),
    '## Where dbt knows more than its manifests',
    renderLive(summary),
    '## What is not among them',
    `dbt refused to parse ${summary.refused} of the mutated projects: there is nothing to compare. The adapter is DuckDB throughout.`,
  ];
}

/** One row a fact, one column a dbt. */
export function renderParityInShort(): string {
  const { counts } = readSummary() ?? { counts: [] };
  if (counts.length === 0) return UNKNOWN;
  const row = (name: string, of: (count: Count) => number): readonly string[] => [
    name,
    ...minors.map((minor) => String(sum(ofMinor(counts, minor), of))),
    String(sum(counts, of)),
  ];
  return table(
    ['dbt', ...minors, 'all'],
    [['dbt-core', ...minors.map((minor) => pins[minor].core), ''], row('cases', cases), row('mismatches', mismatches)],
  ).join('\n');
}

function renderCounts({ counts }: Summary): string {
  const groups = [...new Set(counts.map(({ group }) => group))];
  const rows = groups.map((group) =>
    countRow(
      `\`${group}\``,
      counts.filter((count) => count.group === group),
    ),
  );
  return table(['group', ...minors, 'all', 'mismatches'], [...rows, countRow('all', counts)]).join('\n');
}

function countRow(name: string, counts: readonly Count[]): readonly string[] {
  const cells = minors.map((minor) => String(sum(ofMinor(counts, minor), cases)));
  return [name, ...cells, String(sum(counts, cases)), String(sum(counts, mismatches))];
}

function renderLive({ live }: Summary): string {
  const total = live.reduce((all, one) => all + one.cases, 0);
  const why =
    'A running dbt compares Python objects: an unquoted date in YAML is a date, a key can be a number, a list can be a tuple. Its manifest.json holds texts and lists instead, so that the very same project is modified to dbt in memory and unchanged to anybody who has two files, dbt itself included. The oracle asks dbt both ways. What dbt says of the files counts as the answer, and what it says live is kept beside it.';
  if (total === 0) return `${why}\n\nNo such case is in the corpus.`;
  return [
    why,
    `${total} cases, none of them left out:`,
    table(
      ['mutation', 'cases'],
      live.map((one) => [`\`${one.mutation}\``, String(one.cases)]),
    ).join('\n'),
  ].join('\n\n');
}

const cases = (count: Count): number => count.cases;
const mismatches = (count: Count): number => count.mismatches;
const ofMinor = (counts: readonly Count[], wanted: string): readonly Count[] => counts.filter(({ minor }) => minor === wanted);

function sum(counts: readonly Count[], of: (count: Count) => number): number {
  return counts.reduce((all, count) => all + of(count), 0);
}
