import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGitHub } from '#adapters';
import { parseSha, type Sha } from '#kernel';
import type { WorkflowRunEvent } from '../../src/action/event.ts';
import { readStoredReport } from '../../src/action/read-stored-report.ts';
import { startGitHub, TOKENS } from '../support/github-server/index.ts';
import { report } from '../support/report.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HEAD = 'b'.repeat(40);

interface Situation {
  readonly text?: string;
  readonly pull?: { readonly headSha?: string; readonly isOpen?: boolean };
}

/** Reads a report of pull request 214 while GitHub shows it as told. */
async function read({ text = JSON.stringify(report().build()), pull = {} }: Situation) {
  const file = join(await tempFolder(), 'report.json');
  await writeFile(file, text);
  const github = await startGitHub();
  github.repository.pullRequests.set(214, {
    number: 214,
    headSha: HEAD,
    baseSha: 'a'.repeat(40),
    baseRef: 'main',
    fork: 'mallory/shop',
    isOpen: true,
    files: [],
    ...pull,
  });
  const silent = { debug() {}, info() {}, warning() {} };
  const forge = openGitHub({ token: TOKENS.workflow, repository: 'acme/shop', apiUrl: github.url, log: silent });
  const stored = await readStoredReport(file, RUN, forge);
  await github.close();
  return stored.ok ? stored.value : stored.refusals.map(({ code, what, why }) => ({ code, said: why ?? what }));
}

const RUN: WorkflowRunEvent = {
  kind: 'workflow_run',
  trigger: 'pull_request',
  conclusion: 'failure',
  headSha: sha(HEAD),
  branch: 'main',
  isDefaultBranch: false,
  isFork: true,
  pullRequests: [],
};

describe('a stored report', () => {
  it('is posted to the pull request whose head the finished run was for', async () => {
    expect(await read({})).toMatchObject({ kind: 'current', pullRequest: 214 });
  });

  it('is not posted when the pull request has moved on, or is another one', async () => {
    expect(await read({ pull: { headSha: 'c'.repeat(40) } })).toEqual({ kind: 'outdated', why: 'pull request #214 has another head than the finished run' });
  });

  it('is not posted to a closed pull request', async () => {
    expect(await read({ pull: { isOpen: false } })).toEqual({ kind: 'outdated', why: 'pull request #214 is closed' });
  });

  it('is not posted when it is of a merge queue', async () => {
    const judged = report().build();
    expect(await read({ text: JSON.stringify({ ...judged, subject: { ...judged.subject, pullRequest: null } }) })).toEqual({
      kind: 'outdated',
      why: 'the report is of no pull request',
    });
  });

  it('is refused when it names a pull request that does not exist', async () => {
    const judged = report().build();
    expect(await read({ text: JSON.stringify({ ...judged, subject: { ...judged.subject, pullRequest: 999 } }) })).toEqual([
      { code: 'report-mismatch', said: 'there is no pull request #999' },
    ]);
  });

  it.each([
    ['no JSON', '{"schema":'],
    ['another document', '{"schema": "https://schemas.getdbt.com/dbt/manifest/v12.json"}'],
    ['larger than any report', `"${'x'.repeat(20_000_000)}"`],
  ])('is refused when it is %s', async (_, text) => {
    expect(await read({ text })).toEqual([{ code: expect.stringMatching(/^report-/), said: expect.any(String) }]);
  });
});

function sha(text: string): Sha {
  const parsed = parseSha(text);
  if (parsed === undefined) throw new Error('Not a commit');
  return parsed;
}
