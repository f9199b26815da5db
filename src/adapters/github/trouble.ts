import { RequestError } from '@octokit/request-error';
import { refuse, unreachable, type Result } from '#kernel';
import type { WriteOutcome } from '#ports';

/** What GitHub's "no" means. Each kind has a next step of its own. */
export type TroubleKind = 'token' | 'permission' | 'locked' | 'absent' | 'too-long' | 'rejected' | 'rate-limit' | 'unreachable';

export interface Trouble {
  readonly kind: TroubleKind;
  /** HTTP status, as GitHub gave it; 500 also when there was no answer at all. */
  readonly status: number;
  /** GitHub's own words. */
  readonly why: string;
}

/** What we tried, in words that complete "cannot …", and the permission it takes. */
export interface Attempt {
  readonly what: string;
  readonly permission: string;
}

/** The trouble that `error` stands for; whatever did not come from GitHub is a defect of ours and is thrown on. */
export function readTrouble(error: unknown): Trouble {
  if (!(error instanceof RequestError)) throw error;
  const { status, message } = error;
  return { kind: classify(error), status, why: message.replace(/ - https:\/\/docs\.github\.com\S*/, '') };
}

function classify({ status, message, response }: RequestError): TroubleKind {
  if (status === 401) return 'token';
  if (status === 429 || /rate limit/i.test(message) || (status === 403 && response?.headers['x-ratelimit-remaining'] === '0')) return 'rate-limit';
  if (status === 403) return /is locked/i.test(message) ? 'locked' : 'permission';
  if (status === 404 || status === 410) return 'absent';
  if (status === 422) return /too long/i.test(message) ? 'too-long' : 'rejected';
  return status < 500 ? 'rejected' : 'unreachable';
}

/** The outcome of a write that met trouble: never more than a warning for the user. */
export function toOutcome(trouble: Trouble, attempt: Attempt): WriteOutcome {
  const denied = trouble.kind === 'token' || trouble.kind === 'permission' || trouble.kind === 'locked' || trouble.kind === 'absent';
  return { kind: denied ? 'denied' : 'failed', why: explain(trouble, attempt), next: advise(trouble.kind, attempt) };
}

/** The refusal of a read that met trouble. */
export function toRefusal(trouble: Trouble, attempt: Attempt): Result<never> {
  return refuse({
    kind: 'service',
    code: `github-${trouble.kind}`,
    what: `cannot ${attempt.what}`,
    why: `GitHub answered ${trouble.status}: ${trouble.why}`,
    next: advise(trouble.kind, attempt),
  });
}

const explain = (trouble: Trouble, attempt: Attempt): string => `cannot ${attempt.what}: GitHub answered ${trouble.status}: ${trouble.why}`;

function advise(kind: TroubleKind, { permission }: Attempt): string {
  const grant = `Grant \`${permission}\` under \`permissions\` of the job.`;
  switch (kind) {
    case 'token':
      return 'Pass a valid token as `github-token`; the default is the one of the workflow.';
    case 'permission':
      return `${grant} A workflow of a fork gets a read-only token whatever it asks for.`;
    case 'locked':
      return 'Unlock the conversation of the pull request.';
    case 'absent':
      return `${grant} GitHub also answers so when the thing asked for is not there.`;
    case 'too-long':
      return 'Read the whole text in the job summary.';
    case 'rejected':
      return 'Report this with the message above: the request was not what GitHub expects.';
    case 'rate-limit':
      return 'Run the job again later; jobs that share a token share its limit.';
    case 'unreachable':
      return 'Run the job again; see https://www.githubstatus.com when it lasts.';
    default:
      return unreachable(kind);
  }
}
