import { describe, expect, it } from 'vitest';
import { parseSha, type Sha } from '#kernel';
import { notFound, serverError } from '../../support/github-server/index.ts';
import { sha as text, useGitHub } from './house.ts';

const house = useGitHub();

describe('the merge base', () => {
  it('is the commit at which the branch left', async () => {
    commits('a', 'b<a', 'c<b', 'd<b');
    expect(await house.forge().mergeBase(sha('c'), sha('d'))).toEqual({ ok: true, value: sha('b') });
  });

  it('is the last commit of the main branch that was merged into the branch', async () => {
    commits('a', 'b<a', 'c<a', 'd<c,b', 'e<b');
    expect(await house.forge().mergeBase(sha('e'), sha('d'))).toEqual({ ok: true, value: sha('b') });
  });

  it('is undefined for two histories without a common commit', async () => {
    commits('a', 'b');
    expect(await house.forge().mergeBase(sha('a'), sha('b'))).toEqual({ ok: true, value: undefined });
  });

  it('is refused with the permission it takes when GitHub shows nothing', async () => {
    house.github.fail({ on: 'GET compare', times: 9, does: notFound() });
    expect(await house.forge().mergeBase(sha('a'), sha('b'))).toEqual({
      ok: false,
      refusals: [
        {
          kind: 'service',
          code: 'github-absent',
          what: `cannot find the merge base of ${sha('a')} and ${sha('b')}`,
          why: 'GitHub answered 404: Not Found',
          next: 'Grant `contents: read` under `permissions` of the job. GitHub also answers so when the thing asked for is not there.',
        },
      ],
    });
  });

  it('is read again after a server error', async () => {
    commits('a', 'b<a');
    house.github.fail({ on: 'GET compare', times: 2, does: serverError() });
    expect(await house.forge().mergeBase(sha('a'), sha('b'))).toEqual({ ok: true, value: sha('a') });
  });
});

describe('ancestors', () => {
  it('follow first parents and pass by merged branches', async () => {
    commits('a', 'b<a', 'c<a', 'd<b,c', 'e<d');
    expect(await house.forge().ancestors(sha('e'), 10)).toEqual({ ok: true, value: ['e', 'd', 'b', 'a'].map(sha) });
  });

  it('are no more than asked for', async () => {
    commits('a', 'b<a', 'c<b');
    expect(await house.forge().ancestors(sha('c'), 2)).toEqual({ ok: true, value: ['c', 'b'].map(sha) });
  });

  it('are followed across pages', async () => {
    const line = Array.from({ length: 250 }, (_, index) => index.toString(16).padStart(40, '0'));
    for (const [index, commit] of line.entries()) house.github.repository.addCommit(commit, ...line.slice(Math.max(0, index - 1), index));
    const read = await house.forge().ancestors(must(line.at(-1)), 250);
    expect(read).toEqual({ ok: true, value: line.toReversed() });
    expect(house.github.requests).toHaveLength(3);
  });

  it('are refused when GitHub cannot be reached', async () => {
    house.github.fail({ on: 'GET commits', times: 9, does: { kind: 'hang-up', heard: false } });
    const read = await house.forge().ancestors(sha('a'), 10);
    expect(read).toMatchObject({ ok: false, refusals: [{ kind: 'service', code: 'github-unreachable' }] });
  });
});

/** `d<b,c`: a commit with its parents. */
function commits(...written: readonly string[]): void {
  for (const one of written) {
    const [commit = '', parents] = one.split('<');
    house.github.repository.addCommit(text(commit), ...(parents === undefined ? [] : parents.split(',').map(text)));
  }
}

const sha = (digit: string): Sha => must(text(digit));

function must(digits: string | undefined): Sha {
  const parsed = parseSha(digits ?? '');
  if (parsed === undefined) throw new Error('Not a commit');
  return parsed;
}
