import { ok, parseSha, refuse, type Result, type Sha } from '#kernel';
import { readParents } from './read-parents.ts';
import { runGit } from './run-git.ts';

/** The commit that a folder was checked out at. */
export interface CheckedOut {
  readonly sha: Sha;
  /** As the commit itself names them, whether or not a shallow clone has them. */
  readonly parents: readonly Sha[];
}

/** The commit at which the clone that `folder` lies in stands. */
export async function readCheckedOut(folder: string): Promise<Result<CheckedOut>> {
  const sha = await readCommit(folder, 'HEAD');
  if (!sha.ok) return sha;
  if (sha.value === undefined)
    return refuse({ kind: 'service', code: 'git-no-commit', what: 'the checkout has no commit yet', where: { file: folder }, next: 'Commit once.' });
  const parents = await readParents(folder, sha.value);
  return parents.ok ? ok({ sha: sha.value, parents: parents.value }) : parents;
}

/** The tip of a branch: as `origin` has it, else the local one; undefined when there is neither. */
export async function readBranch(folder: string, branch: string): Promise<Result<Sha | undefined>> {
  if (!isBranchName(branch)) return ok(undefined);
  const remote = await readCommit(folder, `refs/remotes/origin/${branch}`);
  return remote.ok && remote.value === undefined ? readCommit(folder, `refs/heads/${branch}`) : remote;
}

/** The branch that `origin` calls its default; undefined when the clone does not know. */
export async function readDefaultBranch(folder: string): Promise<Result<string | undefined>> {
  const answer = await runGit(folder, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  return answer.ok ? ok(/^refs\/remotes\/origin\/(.+)$/.exec(answer.value.text)?.[1]) : answer;
}

async function readCommit(folder: string, name: string): Promise<Result<Sha | undefined>> {
  const answer = await runGit(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return answer.ok ? ok(parseSha(answer.value.text)) : answer;
}

/** Git's own rules for names, as far as they keep a name from being an option, a range, or another notation. */
function isBranchName(name: string): boolean {
  return /^[^-\s~^:?*[\\\p{Cc}][^\s~^:?*[\\\p{Cc}]*$/u.test(name) && !/\.\.|@\{|\/\/|\.lock(\/|$)|[/.]$/.test(name);
}
