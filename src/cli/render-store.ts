import type { Pruned, PulledCommit, Pushed, StoredCommit } from '#pipeline';
import type { TextOrJson } from '#settings';

/** What the store commands say, for people and for scripts. */
export function renderPushed({ uri, receipt, written, pointer }: Pushed, format: TextOrJson): string {
  const moved = pointer?.kind === 'moved' || pointer?.kind === 'unchanged';
  if (format === 'json') return json({ uri, sha: receipt.sha, files: Object.keys(receipt.files), written, pointer });
  const stored = written.length === 0 ? 'Everything was stored already' : `Stored ${written.join(', ')}`;
  return `${stored}: ${uri}\n${moved ? `The branch points to ${receipt.sha}.\n` : ''}`;
}

export function renderPulled({ receipt }: PulledCommit, files: readonly string[], format: TextOrJson): string {
  if (format === 'json') return json({ sha: receipt.sha, dbtVersion: receipt.dbt_version, generatedAt: receipt.generated_at, files });
  return `${receipt.sha}, by dbt ${receipt.dbt_version ?? 'unknown'}\n${files.map((file) => `${file}\n`).join('')}`;
}

export function renderList(commits: readonly StoredCommit[], format: TextOrJson): string {
  if (format === 'json') return json(commits.map(describe));
  if (commits.length === 0) return 'The store is empty.\n';
  return commits.map((commit) => `${columnsOf(commit).join('  ').trimEnd()}\n`).join('');
}

export function renderPruned({ removed, kept, freedBytes }: Pruned, { dryRun, format }: { readonly dryRun: boolean; readonly format: TextOrJson }): string {
  if (format === 'json') return json({ dryRun, removed, kept, freedBytes });
  const summary = `${dryRun ? 'Would remove' : 'Removed'} ${removed.length} of ${removed.length + kept.length} commits, ${megabytes(freedBytes)}.`;
  return `${removed.map((sha) => `${sha}\n`).join('')}${summary}\n`;
}

function describe({ sha, receipt, bytes, modifiedAt, branches }: StoredCommit) {
  return {
    sha,
    complete: receipt !== null,
    role: receipt?.role ?? null,
    dbtVersion: receipt?.dbt_version ?? null,
    generatedAt: receipt?.generated_at ?? null,
    modifiedAt,
    branches,
    files: Object.keys(receipt?.files ?? {}),
    bytes,
  };
}

function columnsOf({ sha, receipt, bytes, modifiedAt, branches }: StoredCommit): readonly string[] {
  const state = receipt === null ? 'incomplete' : receipt.role;
  return [
    sha,
    (modifiedAt ?? '').slice(0, 19).padEnd(19),
    state.padEnd(10),
    `dbt ${receipt?.dbt_version ?? '?'}`.padEnd(12),
    megabytes(bytes).padStart(9),
    branches.join(', '),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
