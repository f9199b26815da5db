import { parseSha, refuse, type Refusal, type Result, ok, type Sha } from '#kernel';

export type Env = Readonly<Record<string, string | undefined>>;

/** What the runner tells every step about the run: its GITHUB_* variables. */
export interface Workflow {
  /** `owner/name`. */
  readonly repository: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** The page of this run and attempt. */
  readonly runUrl: string;
  readonly eventName: string;
  readonly eventPath: string;
  /** Of the checked-out ref; a merge commit on pull requests. */
  readonly sha: Sha;
  readonly branch: string;
  /** Tells the comments of several jobs apart when the user does not. */
  readonly commentId: string;
  /** The checkout's root. */
  readonly workspace: string;
  /** A folder that is emptied after the job. */
  readonly temporary: string;
}

const REQUIRED = ['GITHUB_REPOSITORY', 'GITHUB_EVENT_NAME', 'GITHUB_EVENT_PATH', 'GITHUB_SHA', 'GITHUB_WORKSPACE', 'RUNNER_TEMP'] as const;

/** Reads the runner's variables; what is missing or malformed is named, all at once. */
export function readWorkflow(env: Env): Result<Workflow> {
  const value = (name: string): string => env[name] ?? '';
  const sha = parseSha(value('GITHUB_SHA'));
  const [first, ...more] = REQUIRED.filter((name) => value(name) === '' || (name === 'GITHUB_SHA' && sha === undefined)).map(missing);
  if (first !== undefined || sha === undefined) return refuse(first ?? missing('GITHUB_SHA'), ...more);
  const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '1';
  return ok({
    repository: value('GITHUB_REPOSITORY'),
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    serverUrl,
    runUrl: `${serverUrl}/${value('GITHUB_REPOSITORY')}/actions/runs/${value('GITHUB_RUN_ID')}/attempts/${attempt}`,
    eventName: value('GITHUB_EVENT_NAME'),
    eventPath: value('GITHUB_EVENT_PATH'),
    sha,
    branch: value('GITHUB_REF_NAME'),
    commentId: `${value('GITHUB_WORKFLOW')}:${value('GITHUB_JOB')}`,
    workspace: value('GITHUB_WORKSPACE'),
    temporary: value('RUNNER_TEMP'),
  });
}

function missing(name: string): Refusal {
  return {
    kind: 'usage',
    code: 'no-runner',
    what: `the environment variable ${name} is not as a runner sets it`,
    next: 'Run this as a step of a GitHub Actions workflow; on a terminal use the `sluice` command.',
  };
}
