import type { Result, Sha } from '#kernel';
import type { Merge } from './baseline.ts';
import { listCandidates } from './baseline-candidates.ts';
import { ancestorNote, branchNote, containedNote, mergeBaseNote, mergedOntoNote, noAncestorNote, plainNote, reviewNote, shortSha } from './baseline-notes.ts';
import type { Hit, Search } from './baseline-search.ts';
import { mayBeAbsent, tell, tellStore } from './baseline-trail.ts';
import { readPointer } from './pointer.ts';
import { pullCommit } from './pull-artifacts.ts';
import { readLocation } from './read-location.ts';
import { type Receipt, readReceipt } from './receipt.ts';
import { type Found, refuseDamaged } from './stored-document.ts';

/** The merge base of the change, or the nearest stored commit before it. */
export async function fromMergeBase(search: Search, merge: Merge): Promise<Hit | undefined> {
  const mergeBase = merge.mergeBase ?? (await findMergeBase(search, merge));
  if (mergeBase === undefined) return undefined;
  const found = await pullProduction(search, mergeBase);
  if (found === undefined) return fromAncestors(search, merge, mergeBase);
  return { ...found, how: 'merge-base', commitsBehind: 0, note: merge.mergeBase === undefined ? mergeBaseNote(mergeBase) : mergedOntoNote(mergeBase) };
}

async function findMergeBase({ history, trail }: Search, { base, head }: Merge): Promise<Sha | undefined> {
  if (history === null) {
    trail.notes.push('The merge base is not known: there is no access to the history of the repository.');
    return undefined;
  }
  const answer = await history.mergeBase(base, head);
  const sha = tell(trail, 'The merge base could not be determined', answer);
  if (answer.ok && sha === undefined) trail.notes.push(`${shortSha(base)} and ${shortSha(head)} have no common ancestor.`);
  return sha;
}

/** How many stored commits are looked for at a time. */
const AT_ONCE = 8;

async function fromAncestors(search: Search, merge: Merge, mergeBase: Sha): Promise<Hit | undefined> {
  const { store, trail } = search;
  const { own, contained } = await listCandidates(search, merge, mergeBase);
  const candidates = [...contained, ...own.filter((sha) => !contained.includes(sha))];
  for (let at = 0; at < candidates.length && !trail.storeClosed; at += AT_ONCE) {
    const batch = candidates.slice(at, at + AT_ONCE);
    const receipts = await Promise.all(batch.map((sha) => readReceipt(store, sha)));
    const stored = batch.filter((_, index) => !isAbsent(receipts[index]));
    for (const sha of stored) {
      const found = trail.storeClosed ? undefined : await pullProduction(search, sha);
      if (found !== undefined) return ancestorHit(found, mergeBase, own.indexOf(sha) + 1);
    }
  }
  if (!trail.storeClosed) trail.notes.push(noAncestorNote(mergeBase, candidates.length));
  return undefined;
}

function ancestorHit(found: Pulled & { readonly sha: Sha }, mergeBase: Sha, commitsBehind: number): Hit {
  if (commitsBehind === 0) return { ...found, how: 'ancestor', note: containedNote(mergeBase, found.sha) };
  return { ...found, how: 'ancestor', commitsBehind, note: ancestorNote(mergeBase, found.sha, commitsBehind) };
}

function isAbsent(receipt: Result<Found<Receipt>> | undefined): boolean {
  return receipt === undefined || mayBeAbsent(receipt) || (receipt.ok && receipt.value.kind === 'absent');
}

/** The newest commit of the branch. */
export async function fromBranch(search: Search): Promise<Hit | undefined> {
  const { store, question, trail } = search;
  const { branch } = question;
  if (branch === null || trail.storeClosed) return undefined;
  const answer = refuseDamaged(await readPointer(store, branch));
  const pointer = tellStore(trail, `The pointer of ${branch} could not be read`, answer);
  if (answer.ok && pointer === undefined) trail.notes.push(`No artifacts of the branch ${branch} are stored.`);
  const found = pointer === undefined ? undefined : await pullProduction(search, pointer.value.sha);
  if (pointer === undefined || found === undefined) return undefined;
  return { ...found, how: 'branch', fromCache: found.fromCache || pointer.fromCache, note: branchNote(branch, pointer.value.sha) };
}

/** The manifest that the guide's script copies to `prod/` without saying whose it is. */
export async function fromPlain(search: Search): Promise<Hit | undefined> {
  const { store, question, trail } = search;
  if (trail.storeClosed) return undefined;
  const location = { uri: store.locate('prod'), store, key: 'prod', kind: 'folder' } as const;
  const answer = await readLocation(location, { wanted: question.wanted, fallback: 'manifest' });
  if (!answer.ok && answer.refusals.every((refusal) => refusal.code === 'location-empty')) return undefined;
  const content = tellStore(trail, 'The plain production artifacts could not be read', answer);
  const manifest = content?.kind === 'artifacts' ? content.files.find((file) => file.artifact === 'manifest') : undefined;
  if (content?.kind !== 'artifacts' || manifest === undefined) return undefined;
  trail.notes.push(...content.notes);
  const fromCache = content.files.some((file) => file.fromCache);
  return { how: 'plain', sha: null, commitsBehind: null, receipt: null, files: content.files, fromCache, note: plainNote(manifest.uri) };
}

type Pulled = Omit<Hit, 'how' | 'note'>;

// What a pull request stored is no baseline: its author decides what is in it.
export async function pullProduction({ store, question, trail }: Search, sha: Sha): Promise<(Pulled & { readonly sha: Sha }) | undefined> {
  const pulled = tellStore(trail, `The artifacts of ${shortSha(sha)} could not be read`, await pullCommit(store, sha, question.wanted));
  if (pulled === undefined) return undefined;
  const { receipt, files, fromCache } = pulled;
  if (receipt.role === 'production') return { sha, receipt, files, fromCache, commitsBehind: null };
  trail.notes.push(reviewNote(sha));
  return undefined;
}
