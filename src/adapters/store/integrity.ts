import { type Refusal, type Result, ok, refuse, sha256 } from '#kernel';

export interface Claim {
  readonly content: Uint8Array;
  /** The digest that was kept when the object was written; null when none was. */
  readonly kept: string | null;
  readonly uri: string;
  /** What to do when they differ. */
  readonly next: string;
}

/** Whether the content is what was stored: true or a refusal when a digest was kept, false when none was. */
export function verify(claim: Claim): Result<boolean> {
  if (claim.kept === null) return ok(false);
  const found = sha256(claim.content);
  return found === claim.kept ? ok(true) : refuse(corrupt(claim, found));
}

function corrupt({ kept, uri, next }: Claim, found: string): Refusal {
  return {
    kind: 'service',
    code: 'store-object-corrupt',
    what: 'A stored object is not what was written',
    where: { file: uri },
    why: `its sha256 is ${found}, but ${kept} was kept beside it`,
    next,
  };
}
