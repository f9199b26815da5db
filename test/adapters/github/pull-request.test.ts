import { describe, expect, it } from 'vitest';
import { notFound } from '../../support/github-server/index.ts';
import { PULL, sha, useGitHub } from './house.ts';

const house = useGitHub();

describe('a pull request', () => {
  it('is read with its commits and its base branch', async () => {
    expect(await house.forge().readPullRequest(PULL)).toEqual({
      ok: true,
      value: { number: 7, isOpen: true, headSha: sha('b'), baseSha: sha('a'), baseRef: 'main', isFork: false },
    });
  });

  it('of a fork is told apart', async () => {
    change({ fork: 'mallory/shop', isOpen: false });
    expect(await house.forge().readPullRequest(PULL)).toMatchObject({ ok: true, value: { isFork: true, isOpen: false } });
  });

  it('that does not exist is undefined', async () => {
    expect(await house.forge().readPullRequest(8)).toEqual({ ok: true, value: undefined });
  });
});

describe('changed files', () => {
  it('are listed by path, a renamed one with its old path', async () => {
    change({
      files: [
        { path: 'models/b.sql', status: 'renamed', previousPath: 'models/c.sql' },
        { path: 'models/a.sql', status: 'added' },
      ],
    });
    expect(await house.forge().changedFiles(PULL)).toEqual({
      ok: true,
      value: {
        files: [
          { path: 'models/a.sql', status: 'added', previousPath: null },
          { path: 'models/b.sql', status: 'renamed', previousPath: 'models/c.sql' },
        ],
        isComplete: true,
      },
    });
  });

  it("are said to be incomplete at GitHub's limit of 3,000", async () => {
    change({ files: Array.from({ length: 3100 }, (_, index) => ({ path: `models/${index}.sql`, status: 'added' })) });
    const read = await house.forge().changedFiles(PULL);
    expect(read.ok && [read.value.files.length, read.value.isComplete]).toEqual([3000, false]);
  });

  it('are refused when GitHub does not show them', async () => {
    house.github.fail({ on: 'GET files', times: 1, does: notFound() });
    expect(await house.forge().changedFiles(PULL)).toMatchObject({ ok: false, refusals: [{ what: 'cannot list the files of pull request #7' }] });
  });
});

function change(part: object): void {
  const { pullRequests } = house.github.repository;
  const before = pullRequests.get(PULL);
  if (before !== undefined) pullRequests.set(PULL, { ...before, ...part });
}
