import { type Sha, unreachable } from '#kernel';
import type { Counterpart } from './baseline.ts';
import { shortSha } from './baseline-notes.ts';
import type { Hit, Search } from './baseline-search.ts';
import { fromMergeBase, pullProduction } from './baseline-steps.ts';
import { tell, tellStore } from './baseline-trail.ts';
import { readPointer } from './pointer.ts';
import { refuseDamaged } from './stored-document.ts';

/** The other state of production beside the one that was found; null when there is none to be had. */
export async function findCounterpart(search: Search, found: Hit): Promise<Counterpart | null> {
  const { choice } = search.question;
  const alone = { ...search, question: { ...search.question, wanted: ['manifest'] as const } };
  switch (choice.kind) {
    case 'merge-base':
      return found.how === 'merge-base' || found.how === 'ancestor' ? findNewest(alone, found) : null;
    case 'latest':
      return found.how === 'branch' && choice.merge !== undefined ? toCounterpart('parted', found, await fromMergeBase(alone, choice.merge)) : null;
    case 'commit':
    case 'location':
      return null;
    default:
      return unreachable(choice);
  }
}

async function findNewest(search: Search, found: Hit): Promise<Counterpart | null> {
  const newest = await readNewest(search);
  if (newest === undefined || newest === found.sha || (await isBefore(search, newest, found.sha))) return null;
  const pulled = await pullProduction(search, newest);
  return toCounterpart('newest', found, pulled === undefined ? undefined : { ...pulled, how: 'branch' });
}

async function readNewest({ store, question, trail }: Search): Promise<Sha | undefined> {
  if (question.branch === null || trail.storeClosed) return undefined;
  return tellStore(trail, `The pointer of ${question.branch} could not be read`, refuseDamaged(await readPointer(store, question.branch)))?.value.sha;
}

// A pointer that was left behind, by a push that failed to move it, is no news of production.
async function isBefore({ history, trail }: Search, newest: Sha, found: Sha | null): Promise<boolean> {
  if (history === null || found === null) return true;
  const common = tell(trail, `Whether ${shortSha(newest)} comes after ${shortSha(found)} could not be determined`, await history.mergeBase(newest, found));
  return common === newest;
}

function toCounterpart(role: Counterpart['role'], found: Hit, other: Pick<Hit, 'how' | 'sha' | 'files'> | undefined): Counterpart | null {
  const manifest = other?.files.find(({ artifact }) => artifact === 'manifest');
  if (other === undefined || other.sha === null || other.sha === found.sha || manifest === undefined) return null;
  return { role, sha: other.sha, manifest, isExact: (role === 'newest' ? found : other).how === 'merge-base' };
}
