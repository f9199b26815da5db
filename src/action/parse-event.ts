import * as z from 'zod/mini';
import { ok, parseSha, refuse, type Result, type Sha } from '#kernel';
import type { ActionEvent, MergeGroupEvent, PullRequestEvent, PushEvent, WorkflowRunEvent } from './event.ts';

/** An event as the runner names it, with the text of the file at GITHUB_EVENT_PATH and the checked-out ref's short name. */
export interface RawEvent {
  readonly name: string;
  readonly payload: string;
  readonly branch: string;
}

/** The event that GitHub describes in its webhook payload. Unknown fields and unknown events are fine. */
export function parseEvent(raw: RawEvent): Result<ActionEvent> {
  switch (raw.name) {
    case 'pull_request':
    case 'pull_request_target':
      return read(PULL_REQUEST, raw, (event) => toPullRequest(event, raw.name === 'pull_request' ? 'pull_request' : 'pull_request_target'));
    case 'merge_group':
      return read(MERGE_GROUP, raw, toMergeGroup);
    case 'push':
      return read(PUSH, raw, toPush);
    case 'workflow_run':
      return read(WORKFLOW_RUN, raw, toWorkflowRun);
    case 'schedule':
      // GitHub runs schedules on the default branch only, and does not always say its name.
      return ok({ kind: 'schedule', branch: raw.branch, isDefaultBranch: true });
    case 'workflow_dispatch':
      return ok({ kind: 'workflow_dispatch', branch: raw.branch, isDefaultBranch: raw.branch === defaultBranchOf(raw) });
    default:
      return ok({ kind: 'other', name: raw.name });
  }
}

const SHA = z.pipe(
  z.string().check(z.refine((text) => parseSha(text) !== undefined)),
  z.transform((text): Sha => parseSha(text) ?? unreachableSha()),
);
const REPOSITORY = z.object({ full_name: z.string(), default_branch: z.string() });
// A fork that was deleted leaves a pull request without a head repository.
const HEAD_REPOSITORY = z.nullable(z.object({ full_name: z.string() }));

const PULL_REQUEST = z.object({
  number: z.int(),
  pull_request: z.object({
    state: z.string(),
    draft: z.optional(z.boolean()),
    head: z.object({ sha: SHA, repo: HEAD_REPOSITORY }),
    base: z.object({ sha: SHA, ref: z.string(), repo: z.object({ full_name: z.string() }) }),
  }),
});

const MERGE_GROUP = z.object({ merge_group: z.object({ head_sha: SHA, base_sha: SHA, base_ref: z.string() }) });

const PUSH = z.object({ ref: z.string(), after: SHA, deleted: z.boolean(), repository: REPOSITORY });

const WORKFLOW_RUN = z.object({
  repository: REPOSITORY,
  workflow_run: z.object({
    event: z.string(),
    conclusion: z.nullable(z.string()),
    head_sha: SHA,
    head_branch: z.nullable(z.string()),
    head_repository: HEAD_REPOSITORY,
    pull_requests: z.array(z.object({ number: z.int() })),
  }),
});

function toPullRequest({ number, pull_request: pull }: z.output<typeof PULL_REQUEST>, kind: PullRequestEvent['kind']): PullRequestEvent {
  return {
    kind,
    number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    isFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
    isDraft: pull.draft ?? false,
    isClosed: pull.state === 'closed',
  };
}

function toMergeGroup({ merge_group: group }: z.output<typeof MERGE_GROUP>): MergeGroupEvent {
  return { kind: 'merge_group', headSha: group.head_sha, baseSha: group.base_sha, baseRef: group.base_ref.replace(/^refs\/heads\//, '') };
}

function toPush({ ref, after, deleted, repository }: z.output<typeof PUSH>): PushEvent {
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  return { kind: 'push', headSha: after, branch, isDefaultBranch: branch === repository.default_branch, isDeletion: deleted };
}

function toWorkflowRun({ workflow_run: run, repository }: z.output<typeof WORKFLOW_RUN>): WorkflowRunEvent {
  const isFork = run.head_repository?.full_name !== repository.full_name;
  return {
    kind: 'workflow_run',
    trigger: run.event,
    conclusion: run.conclusion,
    headSha: run.head_sha,
    branch: run.head_branch,
    // A fork's branch may carry the name of ours.
    isDefaultBranch: !isFork && run.head_branch === repository.default_branch,
    isFork,
    pullRequests: run.pull_requests.map(({ number }) => number),
  };
}

function read<T>(schema: z.ZodMiniType<T>, { name, payload }: RawEvent, make: (event: T) => ActionEvent): Result<ActionEvent> {
  const parsed = z.safeParse(schema, parseJson(payload));
  if (parsed.success) return ok(make(parsed.data));
  const [issue] = parsed.error.issues;
  return refuse({
    kind: 'input',
    code: 'event-unreadable',
    what: `the payload of the ${name} event is not as GitHub describes it`,
    why: issue === undefined ? 'it is no JSON' : `${issue.path.join('.') || 'payload'}: ${issue.message}`,
    next: 'Run the action as a step of a workflow; GITHUB_EVENT_PATH names the payload.',
  });
}

/** The default branch of the repository, which nearly every payload names. */
export function defaultBranchOf({ payload }: RawEvent): string | null {
  const parsed = z.safeParse(z.object({ repository: REPOSITORY }), parseJson(payload));
  return parsed.success ? parsed.data.repository.default_branch : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachableSha(): never {
  throw new Error('A checked commit is none');
}
