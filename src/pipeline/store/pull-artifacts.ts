import { type Refusal, type Result, type Sha, collect, ok, refuse, sha256 } from '#kernel';
import type { ObjectStore } from '#ports';
import { ARTIFACTS, type Artifact, type ArtifactFile, parseArtifactName } from './artifact-file.ts';
import { commitKey, parseCommitKey } from './layout.ts';
import { readPointer } from './pointer.ts';
import { type Receipt, type StoredFile, readReceipt } from './receipt.ts';
import { refuseDamaged } from './stored-document.ts';

/** The artifacts of one commit as they were stored, each checked against the receipt. */
export interface PulledCommit {
  readonly receipt: Receipt;
  readonly files: readonly ArtifactFile[];
  readonly fromCache: boolean;
}

export type PullWhat = { readonly sha: Sha } | { readonly branch: string };

/** The artifacts of a commit, or of the newest commit of a branch; it is a refusal when they are not stored. */
export async function pullArtifacts(store: ObjectStore, what: PullWhat, wanted: readonly Artifact[] = ARTIFACTS): Promise<Result<PulledCommit>> {
  const sha = 'sha' in what ? ok(what.sha) : await shaOf(store, what.branch);
  if (!sha.ok) return sha;
  const pulled = await pullCommit(store, sha.value, wanted);
  if (!pulled.ok) return pulled;
  return pulled.value === undefined ? refuse(notStored(store, `the commit ${sha.value}`)) : ok(pulled.value);
}

async function shaOf(store: ObjectStore, branch: string): Promise<Result<Sha>> {
  const pointer = refuseDamaged(await readPointer(store, branch));
  if (!pointer.ok) return pointer;
  return pointer.value === undefined ? refuse(notStored(store, `the branch ${branch}`)) : ok(pointer.value.value.sha);
}

/** The artifacts of a commit; undefined when it has no receipt. */
export async function pullCommit(store: ObjectStore, sha: Sha, wanted: readonly Artifact[]): Promise<Result<PulledCommit | undefined>> {
  const first = await pullOnce(store, sha, wanted);
  // Files that do not fit their receipt may be a push under way; its receipt comes last.
  return first.ok ? first : pullOnce(store, sha, wanted);
}

async function pullOnce(store: ObjectStore, sha: Sha, wanted: readonly Artifact[]): Promise<Result<PulledCommit | undefined>> {
  const found = refuseDamaged(await readReceipt(store, sha));
  if (!found.ok) return found;
  if (found.value === undefined) return ok(undefined);
  const { value: receipt, fromCache } = found.value;
  const names = Object.entries(receipt.files).filter(([name]) => wanted.some((artifact) => parseArtifactName(name)?.artifact === artifact));
  const files = collect(await Promise.all(names.map(([name, facts]) => pullFile(store, commitKey(sha, name), facts))));
  if (!files.ok) return files;
  return ok({ receipt, files: files.value, fromCache: fromCache || files.value.some((file) => file.fromCache) });
}

async function pullFile(store: ObjectStore, key: string, facts: StoredFile): Promise<Result<ArtifactFile>> {
  const uri = store.locate(key);
  const known = parseArtifactName(parseCommitKey(key)?.name ?? '');
  const object = await store.read(key);
  if (!object.ok) return object;
  if (object.value === undefined || known === undefined) return refuse(missing(uri));
  const { content, modifiedAt, fromCache = false } = object.value;
  if (sha256(content) !== facts.sha256) return refuse(differs(uri));
  return ok({ ...known, uri, content, modifiedAt, fromCache, verified: true });
}

function missing(uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-file-missing',
    what: 'A file that the receipt of its commit lists is not in the store',
    where: { file: uri },
    next: 'Push the commit again.',
  };
}

function differs(uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-object-corrupt',
    what: 'A stored file is not the one that the receipt of its commit lists',
    where: { file: uri },
    why: 'their sha256 differ: another push may have been cut off, or somebody changed the file',
    next: 'Push the commit again.',
  };
}

function notStored(store: ObjectStore, what: string): Refusal {
  return {
    kind: 'input',
    code: 'store-commit-missing',
    what: `Nothing is stored for ${what}`,
    where: { file: store.uri },
    next: 'See what there is with `sluice store list`, or push it with `sluice store push`.',
  };
}
