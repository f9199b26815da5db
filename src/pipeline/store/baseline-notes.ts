import type { Sha } from '#kernel';

/** The first twelve digits, which are enough to find a commit by. */
export function shortSha(sha: Sha): string {
  return sha.slice(0, 12);
}

export function mergeBaseNote(sha: Sha): string {
  return `Compared with the artifacts of ${shortSha(sha)}, the merge base of this change.`;
}

export function mergedOntoNote(sha: Sha): string {
  return `Compared with the artifacts of ${shortSha(sha)}, onto which this change was merged before it was built.`;
}

export function ancestorNote(mergeBase: Sha, sha: Sha, commits: number): string {
  const distance = commits === 1 ? 'one commit older' : `${commits} commits older`;
  return `Compared with the artifacts of ${shortSha(sha)}, ${distance} than the merge base ${shortSha(mergeBase)}, for which none are stored: what was merged in between counts as part of this change.`;
}

export function containedNote(mergeBase: Sha, sha: Sha): string {
  return `Compared with the artifacts of ${shortSha(sha)}, the newest stored commit of the target branch that this change contains; for the merge base ${shortSha(mergeBase)}, a commit of another branch, none are stored.`;
}

export function noAncestorNote(mergeBase: Sha, commits: number): string {
  return `No artifacts are stored for the merge base ${shortSha(mergeBase)} nor for the ${commits} commits before it.`;
}

export function branchNote(branch: string, sha: Sha): string {
  return `Compared with the newest artifacts of ${branch} (${shortSha(sha)}): what ${branch} gained or lost since the merge base shows up as part of this change.`;
}

export function plainNote(uri: string): string {
  return `Compared with ${uri}: nothing tells which commit it belongs to, so that changes of others may show up as part of this change.`;
}

export function givenNote(what: string): string {
  return `Compared with ${what}, as asked.`;
}

export const NOTHING_FOUND = 'Nothing was found to compare with: every node counts as new.';

export function cacheNote(): string {
  return 'The store could not be read; a copy that an earlier run left in the Actions cache served.';
}

export function unverifiedNote(uri: string): string {
  return `The bytes of ${uri} could not be verified: no sha256 was kept with them.`;
}

export function reviewNote(sha: Sha): string {
  return `What is stored for ${shortSha(sha)} comes from the review of a pull request, and does not count as production.`;
}
