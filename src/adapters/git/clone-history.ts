import { collect, ok, parseSha, refuse, type Result, type Sha } from '#kernel';
import type { History, Log } from '#ports';
import { readParents } from './read-parents.ts';
import { runGit } from './run-git.ts';

/** The history in the clone that `folder` lies in. What a shallow clone cannot know for sure, it does not answer. */
export function cloneHistory(folder: string, log: Log): History {
  return {
    mergeBase: (base, head) => readMergeBase(folder, base, head),
    ancestors: (commit, limit) => readAncestors(folder, { commit, limit, log }),
  };
}

async function readMergeBase(folder: string, base: Sha, head: Sha): Promise<Result<Sha | undefined>> {
  const answer = await runGit(folder, ['merge-base', '--', base, head]);
  if (!answer.ok) return answer;
  const found = parseSha(answer.value.text);
  const cut = await isCut(folder, [base, head, ...(found === undefined ? [] : [`^${found}`])]);
  return cut.ok && cut.value ? refuse(shallow(folder, `the merge base of ${base} and ${head}`)) : mapped(cut, found);
}

const mapped = <T>(result: Result<unknown>, value: T): Result<T> => (result.ok ? ok(value) : result);

/**
 * Whether parents of these commits lie beyond the end of a shallow clone, so that a nearer common ancestor may be
 * out of sight. Where none do, the clone is as good as a whole one.
 */
async function isCut(folder: string, commits: readonly string[]): Promise<Result<boolean>> {
  const isShallow = await runGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (!isShallow.ok || isShallow.value.text !== 'true') return mapped(isShallow, false);
  const listed = await runGit(folder, ['rev-list', '--max-parents=0', ...commits, '--']);
  if (!listed.ok) return listed;
  const roots = await Promise.all(linesOf(listed.value.text).map((root) => readParents(folder, root)));
  const parents = collect(roots);
  return parents.ok ? ok(parents.value.flat().length > 0) : parents;
}

const linesOf = (text: string): readonly Sha[] => text.split('\n').flatMap((line) => parseSha(line) ?? []);

interface Line {
  readonly commit: Sha;
  readonly limit: number;
  readonly log: Log;
}

async function readAncestors(folder: string, { commit, limit, log }: Line): Promise<Result<readonly Sha[]>> {
  const answer = await runGit(folder, ['rev-list', '--first-parent', `--max-count=${limit}`, commit, '--']);
  if (!answer.ok) return answer;
  const line = linesOf(answer.value.text);
  const cut = line.length < limit ? await isCut(folder, [commit, '--first-parent']) : ok(false);
  if (cut.ok && cut.value)
    log.warning(`The clone is shallow and ends ${line.length} commits from ${commit}: check out with \`fetch-depth: 0\` to have all of them looked at.`);
  return mapped(cut, line);
}

function shallow(folder: string, what: string) {
  return {
    kind: 'service',
    code: 'git-shallow',
    what: `the clone is too shallow to tell ${what}`,
    where: { file: folder },
    next: 'Check out with `fetch-depth: 0`, or run `git fetch --unshallow`.',
  } as const;
}
