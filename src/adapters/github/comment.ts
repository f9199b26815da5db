import type { CommentBody, WriteOutcome } from '#ports';
import type { GitHub } from './access.ts';
import { readMarker, saysTheSame, signComment } from './marker.ts';
import { readTrouble, toOutcome, type Attempt, type Trouble } from './trouble.ts';
import { isAuthor, readViewer, type Viewer } from './viewer.ts';

interface Posted {
  readonly id: number;
  readonly nodeId: string;
  readonly url: string;
  readonly body: string;
  readonly author: { readonly id: number; readonly login: string } | null;
  readonly isHidden: boolean;
}

/** Where the one comment belongs, and what it shall say; a null body removes it. */
export interface StickyComment {
  readonly pullRequest: number;
  readonly id: string;
  readonly body: CommentBody | null;
}

/** How often to look again after a comment vanished between list and write, or a write ended without an answer. */
const ROUNDS = 3;
const ATTEMPT: Attempt = { what: 'write the comment', permission: 'pull-requests: write' };

/** Brings the pull request to exactly one comment of ours with this id. Comments not proven ours are never touched. */
export async function storeComment(github: GitHub, comment: StickyComment): Promise<WriteOutcome> {
  let trouble: Trouble | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      return await storeOnce(github, comment);
    } catch (error) {
      trouble = readTrouble(error);
      if (!isWorthAnotherLook(trouble)) break;
      github.log.debug(`The comment was not written (${trouble.status}), looking again`);
    }
  }
  if (trouble === undefined) throw new Error('No round ran');
  return toOutcome(trouble, ATTEMPT);
}

// Absent: somebody deleted it meanwhile. Unreachable: the write may have happened, which only the list can tell.
const isWorthAnotherLook = ({ kind }: Trouble): boolean => kind === 'absent' || kind === 'unreachable';

async function storeOnce(github: GitHub, comment: StickyComment): Promise<WriteOutcome> {
  const marked = await listMarked(github, comment);
  const viewer = marked.length === 0 ? undefined : await readViewer(github);
  if (marked.length > 0 && viewer === undefined) return storeUnknown(github, comment, marked);
  const [kept, ...extra] = viewer === undefined ? [] : own(marked, viewer);
  const outcome = await writeOne(github, comment, kept);
  await removeExtra(github, extra);
  return outcome;
}

const own = (marked: readonly Posted[], viewer: Viewer): readonly Posted[] => marked.filter((posted) => isAuthor(viewer, posted.author));

async function listMarked({ api, at }: GitHub, { pullRequest, id }: StickyComment): Promise<readonly Posted[]> {
  const comments = await api.paginate(api.rest.issues.listComments, { ...at, issue_number: pullRequest, per_page: 100 });
  return comments
    .map((item) => ({
      id: item.id,
      nodeId: item.node_id,
      url: item.html_url,
      body: item.body ?? '',
      author: item.user,
      // Newer than the client's types.
      isHidden: 'minimized' in item && item.minimized !== null,
    }))
    .filter((posted) => readMarker(posted.body)?.id === id);
}

async function writeOne(github: GitHub, comment: StickyComment, kept: Posted | undefined): Promise<WriteOutcome> {
  if (comment.body === null) return kept === undefined ? { kind: 'unchanged', url: null } : remove(github, kept);
  if (kept === undefined) return { kind: 'created', url: (await create(github, comment, comment.body)).url };
  const marker = readMarker(kept.body);
  if (marker !== undefined && saysTheSame(marker, comment.body)) return { kind: 'unchanged', url: kept.url };
  return update(github, kept, signComment(comment.id, comment.body));
}

// A create is not repeated blindly: the first try may have been heard, and two comments would stand there.
async function create({ api, at }: GitHub, { pullRequest, id }: StickyComment, body: CommentBody): Promise<Pick<Posted, 'id' | 'url' | 'author'>> {
  const { data } = await api.rest.issues.createComment({
    ...at,
    issue_number: pullRequest,
    body: signComment(id, body),
    request: { retries: 0 },
  });
  return { id: data.id, url: data.html_url, author: data.user };
}

async function update(github: GitHub, kept: Posted, body: string): Promise<WriteOutcome> {
  const { api, at } = github;
  await api.rest.issues.updateComment({ ...at, comment_id: kept.id, body });
  if (kept.isHidden) await show(github, kept);
  return { kind: 'updated', url: kept.url };
}

// Somebody hid the old news as resolved or outdated; the new ones should be seen.
async function show({ api, log }: GitHub, { nodeId }: Posted): Promise<void> {
  const mutation = 'mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }';
  await api.graphql(mutation, { id: nodeId }).catch((error: unknown) => {
    log.debug(`The updated comment stays hidden: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function remove({ api, at }: GitHub, { id }: Posted): Promise<WriteOutcome> {
  await api.rest.issues.deleteComment({ ...at, comment_id: id });
  return { kind: 'removed', url: null };
}

// Two runs at once may both have found nothing and created one each. Left-overs are tidied by the next run at the latest.
async function removeExtra(github: GitHub, extra: readonly Posted[]): Promise<void> {
  for (const posted of extra) {
    await remove(github, posted).catch((error: unknown) => {
      github.log.debug(`A second comment of ours stays: ${readTrouble(error).why}`);
    });
  }
}

/**
 * Where GitHub does not say who we are, the answer to a new comment does: it names the author. So a new comment
 * comes first, and then older ones of the same author go. One that already says the same is as good as a new one.
 */
async function storeUnknown(github: GitHub, comment: StickyComment, marked: readonly Posted[]): Promise<WriteOutcome> {
  const { body } = comment;
  if (body === null) return { kind: 'skipped', why: 'GitHub does not tell which comments are ours, so none is removed' };
  const same = marked.find((posted) => signComment(comment.id, body).trimEnd() === posted.body.replaceAll('\r\n', '\n').trimEnd());
  if (same !== undefined) return { kind: 'unchanged', url: same.url };
  const created = await create(github, comment, body);
  if (created.author !== null) await removeExtra(github, own(marked, created.author));
  return { kind: 'created', url: created.url };
}
