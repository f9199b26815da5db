import { type Refusal, type Result, type Sha, ok, refuse } from '#kernel';
import type { Forge, ObjectStore } from '#ports';
import { refKey } from './layout.ts';
import { type Pointer, encodePointer, readPointer } from './pointer.ts';
import type { Receipt } from './receipt.ts';
import { conditionOf } from './stored-document.ts';

export interface Move {
  readonly branch: string;
  readonly receipt: Receipt;
  readonly moveBack: boolean;
}

export type PointerOutcome =
  | { readonly kind: 'moved'; readonly uri: string; readonly from: Sha | null }
  | { readonly kind: 'unchanged'; readonly uri: string }
  /** The branch points to a newer commit already; `why` is a sentence. */
  | { readonly kind: 'kept'; readonly uri: string; readonly sha: Sha; readonly why: string };

interface PointerPorts {
  readonly store: ObjectStore;
  readonly forge: Pick<Forge, 'ancestors'> | null;
}

const ROUNDS_MAX = 8;
/** How far back an older commit is recognised as one. */
const ANCESTORS_MAX = 100;

/** Points `branch` to the commit of `receipt` by compare-and-swap, unless that would lead back to an older commit. */
export async function movePointer(ports: PointerPorts, move: Move): Promise<Result<PointerOutcome>> {
  const key = refKey(move.branch);
  const uri = ports.store.locate(key);
  const target = encodePointer(pointerTo(move));
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const standing = await readPointer(ports.store, move.branch);
    if (!standing.ok) return standing;
    const from = standing.value.kind === 'found' ? standing.value.value : null;
    if (from !== null && Buffer.compare(encodePointer(from), target) === 0) return ok({ kind: 'unchanged', uri });
    const older = from === null || move.moveBack ? undefined : await whyOlder(ports.forge, move, from);
    if (from !== null && older !== undefined) return ok({ kind: 'kept', uri, sha: from.sha, why: older });
    const outcome = await ports.store.write(key, target, conditionOf(standing.value));
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === 'stored') return ok({ kind: 'moved', uri, from: from?.sha ?? null });
  }
  return refuse(contended(uri));
}

function pointerTo({ branch, receipt }: Move): Pointer {
  const digests = Object.entries(receipt.files).map(([name, file]) => [name, file.sha256]);
  const { sha, dbt_version, generated_at } = receipt;
  return { schema: 'sluice/ref/v1', branch, sha, dbt_version, generated_at, sha256: Object.fromEntries(digests) };
}

// Publishing an old commit once more makes a manifest with a new date: only history tells that it is old.
async function whyOlder(forge: PointerPorts['forge'], { branch, receipt }: Move, from: Pointer): Promise<string | undefined> {
  if (from.sha === receipt.sha) return undefined;
  const stays = `${branch} still points to ${from.sha}`;
  if (from.generated_at !== null && receipt.generated_at !== null && Date.parse(receipt.generated_at) < Date.parse(from.generated_at)) {
    return `${stays}: its manifest is from ${from.generated_at}, newer than the one just stored (${receipt.generated_at}).`;
  }
  const history = await forge?.ancestors(from.sha, ANCESTORS_MAX);
  return history?.ok === true && history.value.includes(receipt.sha) ? `${stays}: the commit just stored, ${receipt.sha}, is an ancestor of it.` : undefined;
}

function contended(uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-contended',
    what: 'Other pushes kept moving this branch pointer',
    where: { file: uri },
    next: 'The artifacts are stored; push again to move the pointer.',
  };
}
