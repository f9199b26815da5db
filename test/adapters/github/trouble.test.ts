import { describe, expect, it } from 'vitest';
import { notFound, primaryLimit, secondaryLimit, serverError, tooMany, TOKENS, type Misbehaviour } from '../../support/github-server/index.ts';
import { PULL, useGitHub } from './house.ts';

const house = useGitHub();
const store = (text: string, token?: string) => house.forge(token).storeComment(PULL, 'ci:review', text);
const failPost = (does: Misbehaviour, times = 9): void => house.github.fail({ on: 'POST comments', times, does });
const bodies = () => [...house.github.repository.comments.values()].map(({ body }) => body.split('\n')[1]);

describe('a comment that cannot be written', () => {
  it('names the missing permission for a read-only token', async () => {
    expect(await store('two models change', TOKENS.readOnly)).toEqual({
      kind: 'denied',
      why: 'cannot write the comment: GitHub answered 403: Resource not accessible by integration',
      next: 'Grant `pull-requests: write` under `permissions` of the job. A workflow of a fork gets a read-only token whatever it asks for.',
    });
  });

  it('names the token when GitHub does not know it', async () => {
    expect(await store('two models change', 'ghs_expired')).toEqual({
      kind: 'denied',
      why: 'cannot write the comment: GitHub answered 401: Bad credentials',
      next: 'Pass a valid token as `github-token`; the default is the one of the workflow.',
    });
  });

  it('says that a private repository may look absent', async () => {
    house.github.fail({ on: 'GET comments', times: 9, does: notFound() });
    expect(await store('two models change')).toEqual({
      kind: 'denied',
      why: 'cannot write the comment: GitHub answered 404: Not Found',
      next: 'Grant `pull-requests: write` under `permissions` of the job. GitHub also answers so when the thing asked for is not there.',
    });
  });

  it('says that the conversation is locked', async () => {
    failPost({ kind: 'status', status: 403, message: 'Unable to create comment because issue is locked.' });
    expect(await store('two models change')).toMatchObject({ kind: 'denied', next: 'Unlock the conversation of the pull request.' });
  });

  it('says that it is too long', async () => {
    const outcome = await store('x'.repeat(65_536));
    expect(outcome).toMatchObject({ kind: 'failed', next: 'Read the whole text in the job summary.' });
    expect(bodies()).toEqual([]);
  });

  it('says that the hourly limit is used up, without waiting for the next hour', async () => {
    failPost(primaryLimit(Math.floor(Date.now() / 1000) + 3000));
    expect(await store('two models change')).toMatchObject({
      kind: 'failed',
      next: 'Run the job again later; jobs that share a token share its limit.',
    });
    expect(house.lines.filter((line) => line.includes('giving up'))).toHaveLength(1);
  });

  it('says that GitHub is down when it stays so', async () => {
    failPost(serverError());
    expect(await store('two models change')).toEqual({
      kind: 'failed',
      why: 'cannot write the comment: GitHub answered 500: Server Error',
      next: 'Run the job again; see https://www.githubstatus.com when it lasts.',
    });
  });

  it('never tells the token', async () => {
    await store('two models change', TOKENS.readOnly);
    expect(house.lines.filter((line) => line.includes(TOKENS.readOnly))).toEqual([]);
  });
});

describe('a comment is written all the same', () => {
  it('after a 429 that says when to come back', async () => {
    failPost(tooMany(2), 1);
    expect((await store('two models change')).kind).toBe('created');
    expect(house.lines).toContain("GitHub's rate limit asks for a pause of 2 s: waiting");
  });

  it('after a secondary limit that does not say when', async () => {
    failPost(secondaryLimit(), 1);
    expect((await store('two models change')).kind).toBe('created');
    expect(house.lines).toContain("GitHub's rate limit asks for a pause of 60 s: waiting");
  });

  it('after one server error', async () => {
    failPost(serverError(), 1);
    expect((await store('two models change')).kind).toBe('created');
  });

  it('once, when the connection broke before it was heard', async () => {
    failPost({ kind: 'hang-up', heard: false }, 1);
    await store('two models change');
    expect(bodies()).toEqual(['two models change']);
  });

  it('once, when the connection broke after it was heard', async () => {
    failPost({ kind: 'hang-up', heard: true }, 1);
    expect((await store('two models change')).kind).toBe('unchanged');
    expect(bodies()).toEqual(['two models change']);
  });

  it('when the list of comments comes slowly', async () => {
    house.github.fail({ on: 'GET comments', times: 1, does: { kind: 'slow' } });
    expect((await house.forge(TOKENS.workflow, 2000).storeComment(PULL, 'ci:review', 'two models change')).kind).toBe('created');
  });

  it('when the list of comments is cut off in the middle', async () => {
    await store('two models change');
    house.github.fail({ on: 'GET comments', times: 1, does: { kind: 'cut' } });
    expect((await store('two models change')).kind).toBe('unchanged');
  });

  it('as a new one when the old one was deleted after it was listed', async () => {
    await store('two models change');
    house.github.fail({ on: 'GET comments', times: 1, does: { kind: 'afterwards', act: () => house.github.repository.comments.clear() } });
    expect((await store('three models change')).kind).toBe('created');
    expect(bodies()).toEqual(['three models change']);
  });
});
