import { ok, refuse, type Result, unreachable } from '#kernel';
import type { ActionMode } from '#settings';
import type { ActionEvent, WorkflowRunEvent } from './event.ts';

/** What this run does; `nothing` is an answer, with its reason. */
export type Mode =
  | { readonly kind: 'review' | 'publish' }
  | { readonly kind: 'comment'; readonly run: WorkflowRunEvent }
  | { readonly kind: 'nothing'; readonly why: string };

/** The mode that was asked for, or the one that fits the event (interface.md section 3). */
export function chooseMode(asked: ActionMode, event: ActionEvent): Result<Mode> {
  if (asked === 'auto') return ok(modeOf(event));
  if (asked !== 'comment') return ok({ kind: asked });
  if (event.kind === 'workflow_run') return ok({ kind: 'comment', run: event });
  return refuse({
    kind: 'usage',
    code: 'mode-event',
    what: `input \`mode\`: comment posts the report of another workflow run, and this is a ${nameOf(event)} event`,
    next: 'Leave `mode` out, or run the step on workflow_run.',
  });
}

function modeOf(event: ActionEvent): Mode {
  switch (event.kind) {
    case 'pull_request':
    case 'pull_request_target':
      return event.isClosed ? nothing('the pull request is closed') : { kind: 'review' };
    case 'merge_group':
      return { kind: 'review' };
    case 'push':
      if (event.isDeletion) return nothing('the push deletes a branch or a tag');
      return event.isDefaultBranch ? { kind: 'publish' } : nothing(`${event.branch ?? 'a tag'} is not the default branch`);
    case 'workflow_run':
      return afterRun(event);
    case 'schedule':
    case 'workflow_dispatch':
      return event.isDefaultBranch ? { kind: 'publish' } : nothing(`${event.branch} is not the default branch`);
    case 'other':
      return nothing(`the event ${event.name} says neither what to review nor what to publish`);
    default:
      return unreachable(event);
  }
}

function afterRun(run: WorkflowRunEvent): Mode {
  const { trigger, conclusion, isDefaultBranch } = run;
  if (trigger === 'pull_request') return { kind: 'comment', run };
  if (!isDefaultBranch) return nothing('the finished workflow did not run on the default branch');
  return conclusion === 'success' ? { kind: 'publish' } : nothing(`the finished workflow ended as ${conclusion ?? 'unfinished'}`);
}

const nothing = (why: string): Mode => ({ kind: 'nothing', why });
const nameOf = (event: ActionEvent): string => (event.kind === 'other' ? event.name : event.kind);
