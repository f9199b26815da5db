import { ok, parseSha, type Result, type Sha } from '#kernel';
import type { GitHub } from './access.ts';
import { readTrouble, toRefusal, type Attempt } from './trouble.ts';

const PAGE = 100;
/** Merged side branches stand between first parents; ten commits for each is more than projects have. */
const COMMITS_PER_STEP = 10;

/** The best common ancestor of two commits, by GitHub's comparison of them. */
export async function readMergeBase({ api, at }: GitHub, base: Sha, head: Sha): Promise<Result<Sha | undefined>> {
  const attempt: Attempt = { what: `find the merge base of ${base} and ${head}`, permission: 'contents: read' };
  try {
    const { data } = await api.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 });
    return ok(parseSha(data.merge_base_commit.sha));
  } catch (error) {
    const trouble = readTrouble(error);
    return /no common ancestor/i.test(trouble.why) ? ok(undefined) : toRefusal(trouble, attempt);
  }
}

/**
 * `commit` and its ancestors along first parents, newest first. The list of commits holds merged side branches too;
 * they are read past, since production was built from the branch itself.
 */
export async function readAncestors(github: GitHub, commit: Sha, limit: number): Promise<Result<readonly Sha[]>> {
  const firstParents = new Map<string, string | undefined>();
  const pages = Math.ceil((limit * COMMITS_PER_STEP) / PAGE);
  try {
    for (let page = 1; page <= pages && followFirstParents(commit, firstParents).length < limit; page += 1) {
      const listed = await listCommits(github, commit, page);
      for (const { sha, parents } of listed) firstParents.set(sha, parents[0]?.sha);
      if (listed.length < PAGE) break;
    }
    return ok(followFirstParents(commit, firstParents).slice(0, limit));
  } catch (error) {
    return toRefusal(readTrouble(error), { what: `list the ancestors of ${commit}`, permission: 'contents: read' });
  }
}

async function listCommits({ api, at }: GitHub, commit: Sha, page: number) {
  const { data } = await api.rest.repos.listCommits({ ...at, sha: commit, per_page: PAGE, page });
  return data;
}

// As far as the pages read so far reach.
function followFirstParents(commit: Sha, firstParents: ReadonlyMap<string, string | undefined>): readonly Sha[] {
  const line: Sha[] = [];
  let next: Sha | undefined = commit;
  while (next !== undefined && firstParents.has(next)) {
    line.push(next);
    next = parseSha(firstParents.get(next) ?? '');
  }
  return line;
}
