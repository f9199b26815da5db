import { sha256 } from '#kernel';
import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, readFile, readdir, realpath, rename, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { hasCode } from './file-lock.ts';

/** Our own folder in a directory store; it never shows up in lists. */
export const OWN_FOLDER = '.sluice';

const ASIDE_MS_MAX = 24 * 60 * 60 * 1000;

/**
 * Where a directory store keeps what belongs to one key. `digest` is one line that `sha256sum -c` reads from the
 * root of the store. `pending` announces the next content: a crash between two renames leaves one of both right.
 */
export interface KeyPaths {
  readonly content: string;
  readonly digest: string;
  readonly pending: string;
  readonly lock: string;
}

/** One key of a directory store: its name, its files and how to name it in messages. */
export interface Entry {
  readonly root: string;
  readonly key: string;
  readonly uri: string;
  readonly paths: KeyPaths;
}

export function pathsOf(root: string, key: string): KeyPaths {
  return {
    content: join(root, key),
    digest: join(root, OWN_FOLDER, 'sha256', key),
    pending: join(root, OWN_FOLDER, 'pending', sha256(key)),
    lock: join(root, OWN_FOLDER, 'locks', sha256(key)),
  };
}

/** The real path of what exists at `path`; undefined when nothing does, null when it lies outside `root`. */
export async function realInside(root: string, path: string): Promise<string | undefined | null> {
  try {
    const [home, real] = await Promise.all([realpath(root), realpath(path)]);
    return real === home || real.startsWith(home.endsWith(sep) ? home : home + sep) ? real : null;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Whether everything of `path` that exists already, up to `root`, lies inside the root once links are followed. */
export async function staysInside(root: string, path: string): Promise<boolean> {
  const real = await realInside(root, path);
  if (real !== undefined) return real !== null;
  return path === root || dirname(path) === path || staysInside(root, dirname(path));
}

/** Writes a file of its own beside the store's objects, flushed to the disk, and gives its path. */
export async function writeAside(root: string, content: Uint8Array | string): Promise<string> {
  const folder = join(root, OWN_FOLDER, 'tmp');
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/** Removes what writers that were killed have left aside; the files of living ones are young. */
export async function sweepAside(root: string): Promise<void> {
  const folder = join(root, OWN_FOLDER, 'tmp');
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await lstat(path).catch(() => undefined);
    if (facts !== undefined && Date.now() - facts.mtimeMs > ASIDE_MS_MAX) await unlink(path).catch(() => undefined);
  }
}

/** Moves `from` to `to` in one step, replacing what stood there. */
export async function moveInto(from: string, to: string): Promise<void> {
  try {
    await inFolderOf(to, () => rename(from, to));
  } catch (error) {
    await unlink(from).catch(() => undefined);
    throw error;
  }
}

/** Gives `from` the name `to`, unless that name is taken, also by somebody who does not know our locks. */
export async function linkInto(from: string, to: string): Promise<boolean> {
  try {
    await inFolderOf(to, () => link(from, to));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST') && !(await lstat(to)).isDirectory()) return false;
    throw error;
  } finally {
    await unlink(from).catch(() => undefined);
  }
}

// The folder may vanish after it was made: removing the last object of a folder removes the folder.
async function inFolderOf(path: string, step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(dirname(path), { recursive: true });
      return await step();
    } catch (error) {
      if (attempt === 5 || !hasCode(error, 'ENOENT')) throw error;
    }
  }
}

export function digestLine(digest: string, key: string): string {
  return `${digest}  ${key}\n`;
}

/** The digest kept in `path`: null when there is no such file, the empty text when it holds something else. */
export async function readDigest(path: string): Promise<string | null> {
  try {
    return /^([0-9a-f]{64}) [ *]/.exec(await readFile(path, 'utf8'))?.[1] ?? '';
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EISDIR')) return null;
    throw error;
  }
}
