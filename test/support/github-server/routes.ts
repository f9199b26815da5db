import type { Account } from './accounts.ts';
import type { Answers } from './answers.ts';
import type { Operation } from './description.ts';
import type { Repository } from './repository.ts';

export interface Request {
  readonly operation: Operation;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly account: Account;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (request: Request, repository: Repository, answers: Answers) => Answer;

/** GitHub's limit, which its description does not tell. */
const LONGEST_COMMENT = 65_536;

export const refuse = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
});

/** What GitHub does for each operation that Sluice uses. */
export const ROUTES: Readonly<Record<string, Handler>> = {
  'get /user': ({ account }, _repository, answers) =>
    account.kind === 'bot' ? refuse(403, 'Resource not accessible by integration') : { status: 200, body: { ...answers.user(account), ...PUBLIC_PROFILE } },

  'get /repos/{owner}/{repo}/issues/{issue_number}/comments': (request, repository, answers) => {
    const number = Number(request.operation.parameters['issue_number']);
    if (!repository.pullRequests.has(number)) return refuse(404, 'Not Found');
    const comments = [...repository.comments.values()].filter((comment) => comment.pullRequest === number);
    return page(request, comments.map(answers.comment));
  },

  'post /repos/{owner}/{repo}/issues/{issue_number}/comments': ({ operation, body, account }, repository, answers) => {
    const number = Number(operation.parameters['issue_number']);
    if (!repository.pullRequests.has(number)) return refuse(404, 'Not Found');
    if (!account.mayWrite) return readOnly();
    if (String(body['body']).length > LONGEST_COMMENT) return tooLong();
    return { status: 201, body: answers.comment(repository.addComment(number, account, String(body['body']))) };
  },

  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ operation, body, account }, repository, answers) => {
    const comment = repository.comments.get(Number(operation.parameters['comment_id']));
    if (comment === undefined) return refuse(404, 'Not Found');
    if (!account.mayWrite) return readOnly();
    if (String(body['body']).length > LONGEST_COMMENT) return tooLong();
    // Any token that may write may edit anybody's comment: GitHub does not guard authorship.
    comment.body = String(body['body']);
    return { status: 200, body: answers.comment(comment) };
  },

  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}': ({ operation, account }, repository) => {
    if (!account.mayWrite) return readOnly();
    return repository.comments.delete(Number(operation.parameters['comment_id'])) ? { status: 204 } : refuse(404, 'Not Found');
  },

  'get /repos/{owner}/{repo}/compare/{basehead}': ({ operation }, repository, answers) => {
    const [base, head] = (operation.parameters['basehead'] ?? '').split('...').map((sha) => repository.commits.find(sha));
    if (base === undefined || head === undefined) return refuse(404, 'Not Found');
    const mergeBase = repository.commits.find(repository.commits.mergeBase(base.sha, head.sha) ?? '');
    if (mergeBase === undefined) return refuse(404, `No common ancestor between ${base.sha} and ${head.sha}.`);
    return { status: 200, body: answers.comparison(base, head, mergeBase) };
  },

  'get /repos/{owner}/{repo}/commits': (request, repository, answers) => {
    const sha = request.query.get('sha') ?? '';
    if (repository.commits.find(sha) === undefined) return refuse(404, 'Not Found');
    return page(request, repository.commits.history(sha).map(answers.commit));
  },

  'get /repos/{owner}/{repo}/pulls/{pull_number}': ({ operation }, repository, answers) => {
    const pull = repository.pullRequests.get(Number(operation.parameters['pull_number']));
    return pull === undefined ? refuse(404, 'Not Found') : { status: 200, body: answers.pullRequest(pull) };
  },

  'get /repos/{owner}/{repo}/pulls/{pull_number}/files': (request, repository, answers) => {
    const pull = repository.pullRequests.get(Number(request.operation.parameters['pull_number']));
    return pull === undefined ? refuse(404, 'Not Found') : page(request, pull.files.slice(0, 3000).map(answers.file));
  },

  'post /repos/{owner}/{repo}/check-runs': ({ body, account }, repository, answers) => {
    if (!account.mayWrite) return readOnly();
    const { summary, annotations } = readOutput(body['output']);
    const run = {
      id: repository.nextId(),
      name: String(body['name']),
      headSha: String(body['head_sha']),
      conclusion: String(body['conclusion']),
      summary,
      annotations,
    };
    repository.checkRuns.set(run.id, run);
    return { status: 201, body: answers.checkRun(run) };
  },

  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}': ({ operation, body, account }, repository, answers) => {
    const run = repository.checkRuns.get(Number(operation.parameters['check_run_id']));
    if (run === undefined) return refuse(404, 'Not Found');
    if (!account.mayWrite) return readOnly();
    const { annotations } = readOutput(body['output']);
    const longer = { ...run, annotations: [...run.annotations, ...annotations] };
    repository.checkRuns.set(run.id, longer);
    return { status: 200, body: answers.checkRun(longer) };
  },
};

const PUBLIC_PROFILE = {
  user_view_type: 'public',
  name: null,
  company: null,
  blog: null,
  location: null,
  email: null,
  hireable: null,
  bio: null,
  public_repos: 0,
  public_gists: 0,
  followers: 0,
  following: 0,
  created_at: '2020-01-01T00:00:00Z',
  updated_at: '2020-01-01T00:00:00Z',
};

const readOnly = (): Answer => refuse(403, 'Resource not accessible by integration');

const tooLong = (): Answer => ({
  status: 422,
  body: {
    message: 'Validation Failed',
    errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: `Body is too long (maximum is ${LONGEST_COMMENT} characters)` }],
    documentation_url: 'https://docs.github.com/rest',
  },
});

function readOutput(output: unknown): { readonly summary: string; readonly annotations: readonly unknown[] } {
  const { summary = '', annotations = [] } = typeof output === 'object' && output !== null ? ({ ...output } as Record<string, unknown>) : {};
  return { summary: String(summary), annotations: Array.isArray(annotations) ? annotations : [] };
}

/** One page of a list, with the links to its neighbours in the header, as GitHub gives them. */
function page({ operation, query }: Request, items: readonly object[]): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const number = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const body = items.slice((number - 1) * size, number * size);
  const links = [
    ...(number > 1
      ? ([
          ['prev', number - 1],
          ['first', 1],
        ] as const)
      : []),
    ...(number < last
      ? ([
          ['next', number + 1],
          ['last', last],
        ] as const)
      : []),
  ];
  return links.length === 0
    ? { status: 200, body }
    : { status: 200, body, headers: { link: links.map(([rel, to]) => toLink(operation, query, rel, to)).join(', ') } };
}

function toLink({ path, parameters }: Operation, query: URLSearchParams, rel: string, to: number): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const search = new URLSearchParams({ ...Object.fromEntries(query), page: String(to) });
  return `<{root}${filled}?${search}>; rel="${rel}"`;
}
