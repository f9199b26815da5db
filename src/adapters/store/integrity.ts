import { type Refusal, type Result, ok, refuse, sha256 } from '#kernel';

/** Whether `content` is what was stored: true or a refusal when a digest was kept, false when none was. */
export function verify(content: Uint8Array, kept: string | null, uri: string, next: string): Result<boolean> {
  if (kept === null) return ok(false);
  const found = sha256(content);
  return found === kept ? ok(true) : refuse(corrupt(uri, kept, found, next));
}

function corrupt(uri: string, kept: string, found: string, next: string): Refusal {
  return {
    kind: 'service',
    code: 'store-object-corrupt',
    what: 'A stored object is not what was written',
    where: { file: uri },
    why: `its sha256 is ${found}, but ${kept} was kept beside it`,
    next,
  };
}
