import { describe, expect, it } from 'vitest';
import { ACCOUNTS, STRANGER, TOKENS } from '../../support/github-server/index.ts';
import { PULL, useGitHub, type House } from './house.ts';

const house = useGitHub();
const ID = 'ci:review';

const store = (text: string | null, token?: string) => house.forge(token).storeComment(PULL, ID, text);

describe('a comment', () => {
  it('is created on the first run', async () => {
    const outcome = await store('two models change');
    expect(outcome).toEqual({ kind: 'created', url: 'https://github.example/acme/shop/pull/7#issuecomment-1001' });
    expect(texts(house)).toEqual(['two models change']);
  });

  it('is updated in place on the second run', async () => {
    await store('two models change');
    const outcome = await store('three models change');
    expect(outcome).toEqual({ kind: 'updated', url: 'https://github.example/acme/shop/pull/7#issuecomment-1001' });
    expect(texts(house)).toEqual(['three models change']);
  });

  it('is left alone when it says the same', async () => {
    await store('two models change');
    const outcome = await store('two models change');
    expect(outcome.kind).toBe('unchanged');
    expect(writes(house)).toEqual(['POST /repos/acme/shop/issues/7/comments']);
  });

  it('is left alone when only its time differs', async () => {
    await house.forge().storeComment(PULL, ID, { text: 'two models change, 10:00', fingerprint: 'two models' });
    await house.forge().storeComment(PULL, ID, { text: 'two models change, 11:00', fingerprint: 'two models' });
    expect(texts(house)).toEqual(['two models change, 10:00']);
  });

  it('is restored when somebody edited it', async () => {
    await store('one breaking change');
    for (const comment of house.github.repository.comments.values()) comment.body = comment.body.replace('one breaking change', 'all is well');
    expect((await store('one breaking change')).kind).toBe('updated');
    expect(texts(house)).toEqual(['one breaking change']);
  });

  it('is left alone when GitHub changed its line ends', async () => {
    await store('two\nlines');
    for (const comment of house.github.repository.comments.values()) comment.body = comment.body.replaceAll('\n', '\r\n');
    expect((await store('two\nlines')).kind).toBe('unchanged');
  });

  it('is removed when there is nothing to say', async () => {
    await store('two models change');
    expect(await store(null)).toEqual({ kind: 'removed', url: null });
    expect(texts(house)).toEqual([]);
  });

  it('is not looked for twice when there is nothing to say and nothing to remove', async () => {
    expect(await store(null)).toEqual({ kind: 'unchanged', url: null });
    expect(house.github.requests).toEqual(['GET /repos/acme/shop/issues/7/comments?per_page=100']);
  });

  it('stands beside that of another job', async () => {
    await store('from review');
    await house.forge().storeComment(PULL, 'ci:nightly --> "quoted"', 'from nightly');
    await house.forge().storeComment(PULL, 'ci:nightly --> "quoted"', 'from nightly again');
    expect(texts(house)).toEqual(['from review', 'from nightly again']);
  });

  it('is found behind 350 others', async () => {
    for (let count = 0; count < 350; count += 1) house.github.repository.addComment(PULL, STRANGER, `remark ${count}`);
    await store('two models change');
    await store('three models change');
    expect(texts(house)).toEqual(['three models change']);
    expect(house.github.requests.filter((request) => request.startsWith('GET')).slice(-4)).toEqual(
      ['', '&page=2', '&page=3', '&page=4'].map((page) => `GET /repos/acme/shop/issues/7/comments?per_page=100${page}`),
    );
  });
});

describe('ownership', () => {
  it.each(['workflow', 'app', 'person'] as const)('of a comment is proven for the token of the kind %s', async (kind) => {
    await store('two models change', TOKENS[kind]);
    expect((await store('three models change', TOKENS[kind])).kind).toBe('updated');
  });

  it('is not claimed for a comment of somebody else that carries our marker', async () => {
    await store('two models change');
    const [ours] = house.github.repository.comments.values();
    const imitation = house.github.repository.addComment(PULL, STRANGER, ours?.body.replace('two models', 'no models') ?? '');
    await store('three models change');
    expect(texts(house)).toEqual(['three models change', 'no models change']);
    expect(imitation.author).toBe(STRANGER);
  });

  it('is not claimed for a comment that another token of the same workflow wrote', async () => {
    await store('two models change', TOKENS.app);
    expect((await store('two models change', TOKENS.workflow)).kind).toBe('created');
    expect(texts(house)).toEqual(['two models change', 'two models change']);
  });

  it('removes duplicates of our own and keeps the oldest', async () => {
    await store('two models change');
    const [ours] = house.github.repository.comments.values();
    house.github.repository.addComment(PULL, account(TOKENS.workflow), ours?.body ?? '');
    expect((await store('three models change')).kind).toBe('updated');
    expect([...house.github.repository.comments.keys()]).toEqual([1001]);
  });

  it('is asked of REST where GraphQL is switched off', async () => {
    await store('two models change', TOKENS.person);
    house.github.fail({ on: 'POST graphql', times: 9, does: { kind: 'status', status: 404, message: 'Not Found' } });
    expect((await store('three models change', TOKENS.person)).kind).toBe('updated');
  });

  it('is told by the new comment where GitHub does not tell who we are', async () => {
    await store('two models change');
    house.github.fail({ on: 'POST graphql', times: 9, does: { kind: 'status', status: 404, message: 'Not Found' } });
    expect((await store('three models change')).kind).toBe('created');
    expect(texts(house)).toEqual(['three models change']);
  });

  it('is not needed to leave an equal comment alone', async () => {
    await store('two models change');
    house.github.fail({ on: 'POST graphql', times: 9, does: { kind: 'status', status: 404, message: 'Not Found' } });
    expect((await store('two models change')).kind).toBe('unchanged');
  });

  it('is needed to remove a comment', async () => {
    await store('two models change');
    house.github.fail({ on: 'POST graphql', times: 9, does: { kind: 'status', status: 404, message: 'Not Found' } });
    expect((await store(null)).kind).toBe('skipped');
    expect(texts(house)).toEqual(['two models change']);
  });
});

describe('a hidden comment of ours', () => {
  it('is shown again when it has news', async () => {
    await store('two models change');
    hideAll();
    await store('three models change');
    expect([...house.github.repository.comments.values()].map(({ isHidden }) => isHidden)).toEqual([false]);
  });

  it('stays hidden when it says the same', async () => {
    await store('two models change');
    hideAll();
    await store('two models change');
    expect([...house.github.repository.comments.values()].map(({ isHidden }) => isHidden)).toEqual([true]);
  });
});

function hideAll(): void {
  for (const comment of house.github.repository.comments.values()) comment.isHidden = true;
}

function account(token: string) {
  const found = ACCOUNTS.get(token);
  if (found === undefined) throw new Error('No such account');
  return found;
}

/** The comments' visible texts that are not remarks of strangers. */
function texts({ github }: House): readonly string[] {
  return [...github.repository.comments.values()].map(({ body }) => body.replace(/^<!--.*-->\r?\n/, '')).filter((text) => !text.startsWith('remark'));
}

function writes({ github }: House): readonly string[] {
  return github.requests.filter((request) => !request.startsWith('GET'));
}
