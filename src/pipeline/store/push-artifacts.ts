import { type Refusal, type Result, type Sha, collect, ok, refuse } from '#kernel';
import type { Clock, Forge, ObjectStore } from '#ports';
import { type EncodedFile, type PushFile, encodeFiles } from './encode-files.ts';
import { commitKey, receiptKey } from './layout.ts';
import { type PointerOutcome, movePointer } from './move-pointer.ts';
import { type Receipt, type StoredFile, encodeReceipt, readReceipt } from './receipt.ts';
import { type Found, conditionOf } from './stored-document.ts';

export interface PushPorts {
  readonly store: ObjectStore;
  readonly clock: Clock;
  /** Knows which commit is older, so that a run that was started again does not move the branch back. */
  readonly forge: Pick<Forge, 'ancestors'> | null;
}

export interface Push {
  readonly sha: Sha;
  readonly role: Receipt['role'];
  /** The branch whose pointer moves to this commit; null moves none. */
  readonly branch: string | null;
  readonly files: readonly PushFile[];
  /** Moves the pointer to an older commit as well. */
  readonly moveBack?: boolean;
}

export interface Pushed {
  readonly uri: string;
  readonly receipt: Receipt;
  /** Names of the files written by this push; empty when the store held all of them. */
  readonly written: readonly string[];
  readonly pointer: PointerOutcome | null;
  /** What did not go as one might think, one sentence each. */
  readonly notes: readonly string[];
}

interface PushJob extends PushPorts {
  readonly push: Push;
  readonly files: readonly EncodedFile[];
}

type StoredCommit = Pick<Pushed, 'receipt' | 'written' | 'notes'>;

const MANIFEST = 'manifest.json.gz';
/** Two writers of one commit need two rounds; more are a sign that something keeps rewriting it. */
const ROUNDS_MAX = 8;

/**
 * Stores the artifacts of one commit: the files, then the receipt that makes them count, then the branch pointer.
 * Pushes of one commit add up, file by file; equal content writes nothing. Of two concurrent pushes the one whose
 * receipt comes second looks at the store again, so that receipt and files agree in the end.
 */
export async function pushArtifacts(ports: PushPorts, push: Push): Promise<Result<Pushed>> {
  if (push.role === 'review' && push.branch !== null) return refuse(pointerFromReview());
  const files = encodeFiles(push.files);
  if (!files.ok) return files;
  const stored = await storeCommit({ ...ports, push, files: files.value });
  if (!stored.ok) return stored;
  const pointer =
    push.branch === null ? null : await movePointer(ports, { branch: push.branch, receipt: stored.value.receipt, moveBack: push.moveBack ?? false });
  if (pointer?.ok === false) return pointer;
  const moved = pointer?.value ?? null;
  const notes = [...stored.value.notes, ...(moved?.kind === 'kept' ? [moved.why] : [])];
  return ok({ ...stored.value, uri: ports.store.locate(commitKey(push.sha, '')), pointer: moved, notes });
}

async function storeCommit(job: PushJob): Promise<Result<StoredCommit>> {
  const { store, push } = job;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const standing = await readReceipt(store, push.sha);
    if (!standing.ok) return standing;
    const stored = await storeOnce(job, standing.value);
    if (!stored.ok) return stored;
    if (stored.value !== 'overtaken') return ok(stored.value);
  }
  return refuse(neverAlone(store.locate(receiptKey(push.sha))));
}

async function storeOnce(job: PushJob, standing: Found<Receipt>): Promise<Result<StoredCommit | 'overtaken'>> {
  const { store, push, files } = job;
  const before = standing.kind === 'found' ? standing.value : null;
  if (before?.role === 'production' && push.role === 'review') return ok({ receipt: before, written: [], notes: [productionStays(push.sha)] });
  const kept = before?.role === push.role ? before.files : {};
  if (!(MANIFEST in kept) && !files.some((file) => file.name === MANIFEST)) return refuse(noManifest(push.sha));
  const brought = await writeFiles(job, kept);
  if (!brought.ok) return brought;
  const receipt = makeReceipt(job, before, { ...kept, ...brought.value.facts });
  const { written } = brought.value;
  if (before !== null && isSame(before, receipt)) return ok({ receipt: before, written, notes: [] });
  const outcome = await store.write(receiptKey(push.sha), encodeReceipt(receipt), conditionOf(standing));
  if (!outcome.ok) return outcome;
  if (outcome.value.kind === 'conflict') return ok('overtaken');
  const removed = await removeFiles(
    store,
    push.sha,
    Object.keys(before?.files ?? {}).filter((name) => !(name in receipt.files)),
  );
  return removed.ok ? ok({ receipt, written, notes: standing.kind === 'damaged' ? [replacedDamaged(push.sha)] : [] }) : removed;
}

interface Brought {
  readonly facts: Readonly<Record<string, StoredFile>>;
  readonly written: readonly string[];
}

async function writeFiles({ store, push: { sha }, files }: PushJob, kept: Receipt['files']): Promise<Result<Brought>> {
  const facts: Record<string, StoredFile> = {};
  const written: string[] = [];
  for (const file of files) {
    const key = commitKey(sha, file.name);
    const standing = kept[file.name];
    const intact = standing?.content_sha256 === file.contentSha256 ? await isIntact(store, key, standing) : ok(false);
    if (!intact.ok) return intact;
    if (intact.value && standing !== undefined) {
      facts[file.name] = standing;
      continue;
    }
    const { bytes, facts: stored } = file.encode();
    const outcome = await store.write(key, bytes);
    if (!outcome.ok) return outcome;
    facts[file.name] = stored;
    written.push(file.name);
  }
  return ok({ facts, written });
}

// A push that died between its files and its receipt leaves a file that the receipt does not describe.
async function isIntact(store: ObjectStore, key: string, standing: StoredFile): Promise<Result<boolean>> {
  const facts = await store.head(key);
  if (!facts.ok) return facts;
  const { bytes, sha256 } = facts.value ?? {};
  return ok(bytes === standing.bytes && (sha256 ?? standing.sha256) === standing.sha256);
}

function makeReceipt({ clock, push }: PushJob, before: Receipt | null, files: Receipt['files']): Receipt {
  const manifest = push.files.find((file) => file.kind === 'manifest');
  return {
    schema: 'sluice/receipt/v1',
    sha: push.sha,
    role: push.role,
    dbt_version: manifest?.dbtVersion ?? before?.dbt_version ?? null,
    generated_at: manifest?.generatedAt ?? before?.generated_at ?? null,
    stored_at: clock.now().toISOString(),
    files,
  };
}

function isSame(before: Receipt, after: Receipt): boolean {
  const names = Object.keys(after.files);
  const sameFiles = names.length === Object.keys(before.files).length && names.every((name) => before.files[name]?.sha256 === after.files[name]?.sha256);
  return sameFiles && before.role === after.role;
}

async function removeFiles(store: ObjectStore, sha: Sha, names: readonly string[]): Promise<Result<readonly void[]>> {
  return collect(await Promise.all(names.map((name) => store.remove(commitKey(sha, name)))));
}

function productionStays(sha: Sha): string {
  return `Production has stored its artifacts for ${sha} already: those of the review were not stored over them.`;
}

function replacedDamaged(sha: Sha): string {
  return `The receipt of ${sha} could not be read and was written anew.`;
}

function pointerFromReview(): Refusal {
  return {
    kind: 'usage',
    code: 'store-pointer-from-review',
    what: 'The artifacts of a pull request cannot become the newest of a branch',
    next: 'Push without a branch, or publish from a push to the branch itself.',
  };
}

function noManifest(sha: Sha): Refusal {
  return {
    kind: 'input',
    code: 'store-manifest-missing',
    what: `There is no manifest to store for ${sha}`,
    why: 'a commit is of use as a baseline only with its manifest',
    next: 'Push target/manifest.json first or together with the other artifacts.',
  };
}

function neverAlone(uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-contended',
    what: 'Other pushes kept changing this commit',
    where: { file: uri },
    next: 'Find out what else pushes the same commit, then push again.',
  };
}
