import { link, mkdir, open, rename, stat, unlink, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown when another process keeps the lock for longer than `waitMs`. */
export class LockBusy extends Error {}

/** A holder touches its lock far more often than others take it for dead, and waiting goes on beyond that. */
const TIMES = { pollMs: 15, refreshMs: 3_000, staleMs: 15_000, waitMs: 40_000 };

/**
 * Runs `work` while holding the lock file `path`: POSIX has no compare-and-swap for files, so conditional writes
 * need one. A lock whose holder died is taken over once it has not been touched for a while.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await acquire(path);
  const heartbeat = setInterval(() => void touch(path), TIMES.refreshMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await unlink(path).catch(() => undefined);
  }
}

async function acquire(path: string): Promise<void> {
  const until = Date.now() + TIMES.waitMs;
  while (!(await tryAcquire(path))) {
    await dropWhenStale(path);
    if (Date.now() > until) throw new LockBusy(path);
    await sleep(TIMES.pollMs * (0.5 + Math.random()));
  }
}

async function tryAcquire(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(`${process.pid}\n`);
    await handle.close();
    return true;
  } catch (error) {
    // ENOENT: the folder was removed between the two calls because it was empty.
    if (hasCode(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  }
}

// Two waiters may both see the stale lock; the one that moved a fresh lock away by mistake puts it back.
async function dropWhenStale(path: string): Promise<void> {
  const seen = await stat(path).catch(() => undefined);
  if (seen === undefined || Date.now() - seen.mtimeMs < TIMES.staleMs) return;
  const aside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await rename(path, aside);
    if ((await stat(aside)).ino !== seen.ino) await link(aside, path);
    await unlink(aside);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'EEXIST')) throw error;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** Whether `error` is a system error with one of `codes`. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
