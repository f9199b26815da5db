import { type Refusal, type Result, by, ok, refuse } from '#kernel';
import type { ObjectFacts, ObjectStore, PutOutcome } from '#ports';
import { createHash } from 'node:crypto';

interface Kept {
  readonly content: Uint8Array;
  readonly etag: string;
  readonly sha256: string | null;
  readonly modifiedAt: string;
}

/** An object store in memory for tests of what is built on the port; it does not check keys. */
export interface MemoryStore extends ObjectStore {
  /** `read KEY`, `write KEY` and so on, in order. */
  readonly calls: string[];
  readonly keys: () => readonly string[];
  readonly find: (key: string) => Uint8Array | undefined;
  /** Writes as somebody else would, who keeps no digest. */
  readonly plant: (key: string, content: Uint8Array | string, modifiedAt?: string) => void;
  /** Answers calls that begin with `call` with a refusal, or runs something just before them. */
  readonly before: (call: string, interrupt: () => Promise<Refusal | void> | Refusal | void, times?: number) => void;
}

export function memoryStore(uri = 's3://test/dbt'): MemoryStore {
  const objects = new Map<string, Kept>();
  const calls: string[] = [];
  const interrupts: { call: string; interrupt: () => Promise<Refusal | void> | Refusal | void; left: number }[] = [];
  let writes = 0;
  const on = async <T>(call: string, work: () => Result<T>): Promise<Result<T>> => {
    calls.push(call);
    const hit = interrupts.find((entry) => entry.left > 0 && call.startsWith(entry.call));
    if (hit !== undefined) hit.left -= 1;
    const refusal = await hit?.interrupt();
    return refusal === undefined ? work() : refuse(refusal);
  };
  const keep = (key: string, content: Uint8Array, sha256: string | null, modifiedAt = new Date(Date.UTC(2026, 0, 1) + writes * 1000).toISOString()): Kept => {
    writes += 1;
    const kept = { content, etag: `"${writes}"`, sha256, modifiedAt };
    objects.set(key, kept);
    return kept;
  };
  const factsOf = (key: string, { content, etag, modifiedAt, sha256 }: Kept): ObjectFacts => ({ key, bytes: content.byteLength, etag, modifiedAt, sha256 });
  const objectAt = (key: string): (ObjectFacts & { content: Uint8Array; verified: boolean }) | undefined => {
    const kept = objects.get(key);
    return kept && { ...factsOf(key, kept), content: kept.content, verified: kept.sha256 !== null };
  };
  return {
    uri,
    locate: (key) => `${uri}/${key}`,
    read: (key) => on(`read ${key}`, () => ok(objectAt(key))),
    head: (key) => on(`head ${key}`, () => ok(objectAt(key))),
    write: (key, content, condition = {}) =>
      on<PutOutcome>(`write ${key}`, () => {
        const standing = objects.get(key);
        if ((condition.absent === true && standing !== undefined) || (condition.etag !== undefined && condition.etag !== standing?.etag))
          return ok({ kind: 'conflict' });
        return ok({ kind: 'stored', etag: keep(key, content, createHash('sha256').update(content).digest('hex')).etag });
      }),
    list: (prefix, limit) =>
      on(`list ${prefix}`, () => {
        const facts = [...objects].filter(([key]) => key.startsWith(prefix)).map(([key, kept]) => factsOf(key, kept));
        return ok(facts.sort(by((fact) => fact.key)).slice(0, limit));
      }),
    remove: (key) => on(`remove ${key}`, () => (objects.delete(key), ok(undefined))),
    calls,
    keys: () => [...objects.keys()].sort(),
    find: (key) => objects.get(key)?.content,
    plant: (key, content, modifiedAt) => void keep(key, typeof content === 'string' ? new TextEncoder().encode(content) : content, null, modifiedAt),
    before: (call, interrupt, times = 1) => void interrupts.push({ call, interrupt, left: times }),
  };
}

/** A refusal of a store that is out of reach. */
export const OUT_OF_REACH: Refusal = { kind: 'service', code: 's3-unreachable', what: 'The server cannot be reached', next: 'Check the network.' };
