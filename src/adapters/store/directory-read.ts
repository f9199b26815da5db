import type { ObjectFacts, StoredObject } from '#ports';
import { type Result, ok, refuse, sha256 } from '#kernel';
import type { BigIntStats } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Entry, readDigest, realInside } from './directory-layout.ts';
import { leadsOut } from './file-refusal.ts';
import { hasCode } from './file-lock.ts';
import { verify } from './integrity.ts';

const CORRUPT_NEXT = 'Store the artifact again; if the file was changed on purpose, delete its entry under .sluice/sha256.';
const READ_ATTEMPTS = 3;

/** The object of `entry`, its digest checked. */
export async function readObject(entry: Entry): Promise<Result<StoredObject | undefined>> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await readOnce(entry);
    // A writer moves the content and its digest one after the other: a difference may be the moment in between.
    if (found.ok || attempt === READ_ATTEMPTS) return found;
    await sleep(20 * attempt);
  }
}

async function readOnce({ root, key, paths, uri }: Entry): Promise<Result<StoredObject | undefined>> {
  const real = await realInside(root, paths.content);
  if (real === null) return refuse(leadsOut(uri));
  const file = real === undefined ? undefined : await readFacts(real);
  if (file === undefined) return ok(undefined);
  const kept = verify({ content: file.content, kept: await readDigest(paths.digest), uri, next: CORRUPT_NEXT });
  const announced = kept.ok ? null : await readDigest(paths.pending);
  if (!kept.ok && announced !== sha256(file.content)) return kept;
  const verified = kept.ok ? kept.value : true;
  return ok({ ...factsOf(key, file.stats), content: file.content, sha256: verified ? sha256(file.content) : null, verified });
}

/** Content and facts of one file as they belong together; undefined when there is no such file. */
export async function readFacts(path: string): Promise<{ readonly content: Uint8Array; readonly stats: BigIntStats } | undefined> {
  try {
    const handle = await open(path, 'r');
    try {
      const stats = await handle.stat({ bigint: true });
      return stats.isFile() ? { stats, content: await handle.readFile() } : undefined;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return undefined;
    throw error;
  }
}

/** The facts of `entry` without its content; the digest is the kept one, unchecked. */
export async function headObject({ root, key, paths, uri }: Entry): Promise<Result<ObjectFacts | undefined>> {
  const real = await realInside(root, paths.content);
  if (real === null) return refuse(leadsOut(uri));
  const stats = real === undefined ? undefined : await statFile(real);
  return ok(stats && { ...factsOf(key, stats), sha256: await readDigest(paths.digest) });
}

/** The facts of a file, undefined when nothing or something else stands there. */
export async function statFile(path: string): Promise<BigIntStats | undefined> {
  try {
    const stats = await stat(path, { bigint: true });
    return stats.isFile() ? stats : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Every write makes a new file: its number, size and time together change with each write, and serve as the etag. */
export function factsOf(key: string, stats: BigIntStats): ObjectFacts & { readonly etag: string } {
  const etag = [stats.ino, stats.size, stats.mtimeNs].map((part) => part.toString(36)).join('-');
  return { key, bytes: Number(stats.size), etag, modifiedAt: new Date(Number(stats.mtimeMs)).toISOString() };
}
