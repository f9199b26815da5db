import type { PutCondition, PutOutcome } from '#ports';
import { type Result, ok, refuse, sha256 } from '#kernel';
import { rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { factsOf, readFacts, statFile } from './directory-read.ts';
import { type Entry, type KeyPaths, digestLine, linkInto, moveInto, readDigest, staysInside, sweepAside, writeAside } from './directory-layout.ts';
import { leadsOut } from './file-refusal.ts';
import { hasCode, withLock } from './file-lock.ts';

/** Writes the object of `entry` in one visible step, when `condition` holds. */
export async function writeObject(entry: Entry, content: Uint8Array, condition: PutCondition): Promise<Result<PutOutcome>> {
  if (!(await staysInside(entry.root, entry.paths.content))) return refuse(leadsOut(entry.uri));
  return withLock(entry.paths.lock, async () => {
    const before = await statFile(entry.paths.content);
    if (!holds(condition, before && factsOf(entry.key, before).etag)) return ok({ kind: 'conflict' });
    await settlePending(entry.paths);
    return replace(entry, content, condition);
  });
}

function holds(condition: PutCondition, etag: string | undefined): boolean {
  if (condition.absent === true && etag !== undefined) return false;
  return condition.etag === undefined || condition.etag === etag;
}

// After a crash between the two moves of `replace`, the announced digest is the right one.
async function settlePending(paths: KeyPaths): Promise<void> {
  const announced = await readDigest(paths.pending);
  if (announced === null) return;
  const file = await readFacts(paths.content);
  if (file !== undefined && sha256(file.content) === announced) await moveInto(paths.pending, paths.digest);
}

async function replace({ root, key, paths }: Entry, content: Uint8Array, condition: PutCondition): Promise<Result<PutOutcome>> {
  const aside = await writeAside(root, content);
  await moveInto(await writeAside(root, digestLine(sha256(content), key)), paths.pending);
  if (condition.absent !== true) await moveInto(aside, paths.content);
  else if (!(await linkInto(aside, paths.content))) return ok({ kind: 'conflict' });
  await moveInto(paths.pending, paths.digest);
  const after = await statFile(paths.content);
  return ok({ kind: 'stored', etag: after ? factsOf(key, after).etag : null });
}

/** Removes the object of `entry`, what is kept about it, and folders that are empty then. */
export async function removeObject({ root, paths, uri }: Entry): Promise<Result<void>> {
  if (!(await staysInside(root, dirname(paths.content)))) return refuse(leadsOut(uri));
  await withLock(paths.lock, async () => {
    for (const path of [paths.content, paths.digest, paths.pending]) await removeFile(root, path);
  });
  await sweepAside(root);
  return ok(undefined);
}

async function removeFile(root: string, path: string): Promise<void> {
  try {
    await unlink(path);
    for (let folder = dirname(path); folder !== root; folder = dirname(folder)) await rmdir(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EBUSY')) throw error;
  }
}
