import { unreachable } from '#kernel';
import type { Forge, WriteOutcome } from '#ports';
import { isUnchanged, type Report } from '#report';
import type { CommentPolicy } from '#settings';
import { commentBody } from './comment-body.ts';

/** Where a comment goes, and when it is wanted. */
export interface CommentPlace {
  readonly pullRequest: number;
  readonly id: string;
  readonly policy: CommentPolicy;
}

/**
 * Brings the pull request's comment up to date. Where the policy wants none now, one of an earlier run is removed:
 * it would tell of a state that is gone.
 */
export async function postComment(forge: Forge, report: Report, place: CommentPlace): Promise<WriteOutcome> {
  if (place.policy === 'never') return { kind: 'skipped', why: 'input `comment` is never' };
  return forge.storeComment(place.pullRequest, place.id, isWanted(place.policy, report) ? await commentBody(report) : null);
}

function isWanted(policy: Exclude<CommentPolicy, 'never'>, report: Report): boolean {
  switch (policy) {
    case 'always':
      return true;
    case 'on-failure':
      return report.verdict.gate === 'fail';
    case 'auto':
      return !isUnchanged(report);
    default:
      return unreachable(policy);
  }
}
