import { byText, ok, parseSha, refuse, type Result } from '#kernel';
import type { ChangedFiles, PullRequestFacts } from '#ports';
import type { GitHub } from './access.ts';
import { readTrouble, toRefusal } from './trouble.ts';

/** GitHub lists no more files of one pull request than this. */
const MOST_FILES = 3000;

/** The pull request of this number, undefined when there is none. */
export async function readPullRequest({ api, at }: GitHub, number: number): Promise<Result<PullRequestFacts | undefined>> {
  const what = `read pull request #${number}`;
  try {
    const { data } = await api.rest.pulls.get({ ...at, pull_number: number });
    const headSha = parseSha(data.head.sha);
    const baseSha = parseSha(data.base.sha);
    if (headSha === undefined || baseSha === undefined) {
      return refuse({ kind: 'service', code: 'github-answer', what: `${what}: the answer holds no commits`, next: 'Run the job again.' });
    }
    // A deleted fork leaves a pull request without a head repository.
    const isFork = data.head.repo?.full_name !== data.base.repo.full_name;
    return ok({ number, isOpen: data.state === 'open', headSha, baseSha, baseRef: data.base.ref, isFork });
  } catch (error) {
    const trouble = readTrouble(error);
    return trouble.status === 404 ? ok(undefined) : toRefusal(trouble, { what, permission: 'pull-requests: read' });
  }
}

/** The files that the pull request changes, sorted by path. */
export async function readChangedFiles({ api, at }: GitHub, number: number): Promise<Result<ChangedFiles>> {
  try {
    const listed = await api.paginate(api.rest.pulls.listFiles, { ...at, pull_number: number, per_page: 100 });
    const files = listed.map((file) => ({ path: file.filename, status: file.status, previousPath: file.previous_filename ?? null }));
    return ok({ files: files.sort((a, b) => byText(a.path, b.path)), isComplete: files.length < MOST_FILES });
  } catch (error) {
    return toRefusal(readTrouble(error), { what: `list the files of pull request #${number}`, permission: 'pull-requests: read' });
  }
}
