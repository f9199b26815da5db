import type { Account } from './accounts.ts';
import type { Description } from './description.ts';
import type { CheckRun, Comment, Commit, PullRequest, Repository } from './repository.ts';

const WHEN = '2026-11-22T10:00:00Z';

/** Makes GitHub's JSON out of the repository's state, on the base of GitHub's official examples. */
export interface Answers {
  user(account: Account): object;
  comment(comment: Comment): object;
  checkRun(run: CheckRun): object;
  commit(commit: Commit): object;
  comparison(base: Commit, head: Commit, mergeBase: Commit): object;
  pullRequest(pullRequest: PullRequest): object;
  file(file: PullRequest['files'][number]): object;
}

export function answersFrom(description: Description, repository: Repository, root: string): Answers {
  const at = `${root}/repos/${repository.slug}`;
  const html = `https://github.example/${repository.slug}`;
  const user = (account: Account): object => toUser(account, root);
  const commit = (one: Commit): object => toCommit(one, at, html);
  return {
    user,
    commit,
    comment: (comment) => ({
      id: comment.id,
      node_id: nodeId(comment.id),
      url: `${at}/issues/comments/${comment.id}`,
      html_url: `${html}/pull/${comment.pullRequest}#issuecomment-${comment.id}`,
      issue_url: `${at}/issues/${comment.pullRequest}`,
      body: comment.body,
      user: user(comment.author),
      created_at: WHEN,
      updated_at: WHEN,
      author_association: 'NONE',
      performed_via_github_app: null,
      minimized: comment.isHidden ? { reason: 'resolved' } : null,
    }),
    checkRun: (run) => {
      const example = description.example('check-run');
      const output = {
        title: run.name,
        summary: run.summary,
        text: null,
        annotations_count: run.annotations.length,
        annotations_url: `${at}/check-runs/${run.id}/annotations`,
      };
      return { ...example, id: run.id, name: run.name, head_sha: run.headSha, conclusion: run.conclusion, html_url: `${html}/runs/${run.id}`, output };
    },
    comparison: (base, head, mergeBase) => ({
      ...description.example('commit-comparison'),
      base_commit: commit(base),
      merge_base_commit: commit(mergeBase),
      commits: [commit(head)],
    }),
    pullRequest: (pull) => toPullRequest(pull, description, repository.slug),
    file: (file) => ({
      sha: null,
      filename: file.path,
      status: file.status,
      additions: 1,
      deletions: 0,
      changes: 1,
      blob_url: `${html}/blob/x/${file.path}`,
      raw_url: `${html}/raw/x/${file.path}`,
      contents_url: `${at}/contents/${file.path}`,
      ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
    }),
  };
}

/** The global id of a comment, which GraphQL takes. */
export const nodeId = (comment: number): string => `IC_${comment}`;

function toUser({ login, id, kind }: Account, root: string): object {
  const url = `${root}/users/${encodeURIComponent(login)}`;
  const links = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events', 'received_events'];
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: 'https://avatars.example/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.example/${kind === 'bot' ? `apps/${login.replace('[bot]', '')}` : login}`,
    type: kind === 'bot' ? 'Bot' : 'User',
    site_admin: false,
    ...Object.fromEntries(links.map((link) => [`${link}_url`, `${url}/${link}`])),
  };
}

function toCommit({ sha, parents }: Commit, at: string, html: string): object {
  const person = { name: 'Mona', email: 'mona@github.example', date: WHEN };
  return {
    url: `${at}/commits/${sha}`,
    sha,
    node_id: `C_${sha}`,
    html_url: `${html}/commit/${sha}`,
    comments_url: `${at}/commits/${sha}/comments`,
    commit: {
      url: `${at}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: 'Change a model',
      comment_count: 0,
      tree: { sha, url: `${at}/git/trees/${sha}` },
    },
    author: null,
    committer: null,
    parents: parents.map((parent) => ({ sha: parent, url: `${at}/commits/${parent}`, html_url: `${html}/commit/${parent}` })),
  };
}

// The example's requested team lacks a property that its own schema requires, so it goes.
function toPullRequest(pull: PullRequest, description: Description, slug: string): object {
  const example: Record<string, unknown> = description.example('pull-request');
  const head = {
    ...entries(example['head']),
    sha: pull.headSha,
    repo: { ...entries(entries(example['head'])['repo']), full_name: pull.fork ?? slug, fork: pull.fork !== null },
  };
  const base = { ...entries(example['base']), sha: pull.baseSha, ref: pull.baseRef, repo: { ...entries(entries(example['base'])['repo']), full_name: slug } };
  return { ...example, number: pull.number, state: pull.isOpen ? 'open' : 'closed', requested_teams: [], head, base };
}

function entries(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('The official example is not as expected');
  return { ...value };
}
