import { describe, expect, it } from 'vitest';
import { startGitHub, TOKENS, type GitHubServer } from './index.ts';

const HEAD = 'b'.repeat(40);

/** Sends one request and gives the status, with what the server says when it is closed. */
async function ask(method: string, path: string, body?: object, token: string = TOKENS.workflow) {
  const github = await startGitHub();
  open(github);
  const init = { method, headers: { authorization: `token ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const { status } = await fetch(github.url + path, init);
  const complaint = await github.close().then(
    () => '',
    (error: unknown) => String(error),
  );
  return { status, complaint: complaint.split('\n').slice(1) };
}

function open({ repository }: GitHubServer): void {
  repository.pullRequests.set(7, { number: 7, headSha: HEAD, baseSha: 'a'.repeat(40), baseRef: 'main', fork: null, isOpen: true, files: [] });
}

const annotation = { path: 'a.sql', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'x' };
const checkRun = {
  name: 'Sluice',
  head_sha: HEAD,
  status: 'completed',
  conclusion: 'success',
  output: { title: 't', summary: 's', annotations: [annotation] },
};

describe('the loopback GitHub', () => {
  it('has nothing to say of a request as GitHub describes it', async () => {
    expect(await ask('POST', '/repos/acme/shop/issues/7/comments', { body: 'x' })).toEqual({ status: 201, complaint: [] });
    expect(await ask('POST', '/repos/acme/shop/check-runs', checkRun)).toEqual({ status: 201, complaint: [] });
    expect(await ask('GET', '/repos/acme/shop/pulls/7')).toEqual({ status: 200, complaint: [] });
  });

  it.each([
    ['a comment without a text', 'POST', '/repos/acme/shop/issues/7/comments', {}, 'must have required property'],
    ['a comment whose text is a number', 'PATCH', '/repos/acme/shop/issues/comments/1', { body: 1 }, 'must be string'],
    ['a conclusion that does not exist', 'POST', '/repos/acme/shop/check-runs', { ...checkRun, conclusion: 'good' }, 'must be equal to one of'],
    [
      '51 annotations',
      'POST',
      '/repos/acme/shop/check-runs',
      { ...checkRun, output: { ...checkRun.output, annotations: Array.from({ length: 51 }, () => annotation) } },
      'NOT have more than 50',
    ],
    ['a parameter that does not exist', 'GET', '/repos/acme/shop/pulls/7/files?size=3', undefined, 'parameter size is not described'],
    ['a route that does not exist', 'GET', '/repos/acme/shop/pull/7', undefined, 'there is no such route'],
    ['a route that it does not play', 'GET', '/repos/acme/shop/branches', undefined, 'nobody plays'],
  ])('complains of %s', async (_, method, path, body, complaint) => {
    expect((await ask(method, path, body)).complaint.join('\n')).toContain(complaint);
  });

  it('takes 65,536 characters of a comment and not one more', async () => {
    const post = (length: number) => ask('POST', '/repos/acme/shop/issues/7/comments', { body: 'x'.repeat(length) });
    expect([(await post(65_536)).status, (await post(65_537)).status]).toEqual([201, 422]);
  });

  it.each([
    [403, 'GET', '/user', TOKENS.workflow],
    [200, 'GET', '/user', TOKENS.person],
    [401, 'GET', '/user', 'ghp_unknown'],
    [403, 'POST', '/repos/acme/shop/issues/7/comments', TOKENS.readOnly],
    [404, 'GET', '/repos/acme/other/pulls/7', TOKENS.workflow],
  ])('answers %s to %s %s', async (status, method, path, token) => {
    expect(await ask(method, path, method === 'POST' ? { body: 'x' } : undefined, token)).toEqual({ status, complaint: [] });
  });
});
