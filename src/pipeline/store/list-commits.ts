import { type Refusal, type Result, type Sha, by, ok } from '#kernel';
import type { ObjectFacts, ObjectStore } from '#ports';
import { COMMITS, REFS, isReceipt, parseCommitKey } from './layout.ts';
import { readPointerAt } from './pointer.ts';
import { type Receipt, readReceipt } from './receipt.ts';
import { refuseDamaged } from './stored-document.ts';

/** One commit of a store. Without a receipt it is incomplete and does not count. */
export interface StoredCommit {
  readonly sha: Sha;
  readonly receipt: Receipt | null;
  /** Keys with their sizes, whatever the receipt says. */
  readonly objects: readonly ObjectFacts[];
  readonly bytes: number;
  /** When its newest object was written. */
  readonly modifiedAt: string | null;
  /** Branches that point here. */
  readonly branches: readonly string[];
}

export interface StoreList {
  /** Newest first. */
  readonly commits: readonly StoredCommit[];
  /** Documents that could not be read. */
  readonly trouble: readonly Refusal[];
}

/** Receipts are read this many at a time. */
const AT_ONCE = 8;

/** Every commit of the store, or the `limit` newest, with the branches that point to it. */
export async function listCommits(store: ObjectStore, limit = Number.POSITIVE_INFINITY): Promise<Result<StoreList>> {
  const objects = await store.list(COMMITS);
  if (!objects.ok) return objects;
  const pointers = await listPointers(store);
  if (!pointers.ok) return pointers;
  const newest = [...groupBySha(objects.value)].map(([sha, members]) => ({ sha, members, modifiedAt: newestTime(members) }));
  newest.sort(by(({ sha, modifiedAt }) => `${modifiedAt ?? ''}${sha}`)).reverse();
  const commits: StoredCommit[] = [];
  const trouble = [...pointers.value.trouble];
  for (const { sha, members, modifiedAt } of newest.slice(0, limit)) {
    commits.push({ sha, receipt: null, objects: members, modifiedAt, bytes: sumBytes(members), branches: pointers.value.branchesOf.get(sha) ?? [] });
  }
  const withReceipts = await inBatches(commits, (commit) => addReceipt(store, commit, trouble));
  return ok({ commits: withReceipts, trouble });
}

async function addReceipt(store: ObjectStore, commit: StoredCommit, trouble: Refusal[]): Promise<StoredCommit> {
  if (!commit.objects.some(({ key }) => isReceipt(parseCommitKey(key)?.name ?? ''))) return commit;
  const found = refuseDamaged(await readReceipt(store, commit.sha));
  if (!found.ok) trouble.push(...found.refusals);
  return found.ok && found.value !== undefined ? { ...commit, receipt: found.value.value } : commit;
}

interface Pointers {
  readonly branchesOf: ReadonlyMap<Sha, readonly string[]>;
  readonly trouble: readonly Refusal[];
}

/** Which branches point where. */
export async function listPointers(store: ObjectStore): Promise<Result<Pointers>> {
  const keys = await store.list(REFS);
  if (!keys.ok) return keys;
  const trouble: Refusal[] = [];
  const branchesOf = new Map<Sha, string[]>();
  const pointers = await inBatches(keys.value, async ({ key }) => refuseDamaged(await readPointerAt(store, key)));
  for (const pointer of pointers) {
    if (!pointer.ok) trouble.push(...pointer.refusals);
    else if (pointer.value !== undefined) {
      const { sha, branch } = pointer.value.value;
      branchesOf.set(sha, [...(branchesOf.get(sha) ?? []), branch]);
    }
  }
  return ok({ branchesOf, trouble });
}

function groupBySha(objects: readonly ObjectFacts[]): ReadonlyMap<Sha, readonly ObjectFacts[]> {
  const groups = new Map<Sha, ObjectFacts[]>();
  for (const object of objects) {
    const sha = parseCommitKey(object.key)?.sha;
    if (sha !== undefined) groups.set(sha, [...(groups.get(sha) ?? []), object]);
  }
  return groups;
}

function newestTime(objects: readonly ObjectFacts[]): string | null {
  return objects.reduce<string | null>(
    (newest, { modifiedAt }) => (modifiedAt !== null && (newest === null || modifiedAt > newest) ? modifiedAt : newest),
    null,
  );
}

function sumBytes(objects: readonly ObjectFacts[]): number {
  return objects.reduce((sum, object) => sum + object.bytes, 0);
}

async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return results;
}
