import { restoreCache, saveCache } from '@actions/cache';
import { lstat, mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a cache entry holds beside the content. */
export interface CopyFacts {
  readonly etag: string | null;
  readonly modifiedAt: string | null;
}

export interface Copy {
  readonly cacheKey: string;
  readonly content: Uint8Array;
  readonly facts: CopyFacts;
}

/**
 * Saves `copy` under its key. False when the service did not take it: it answers so for a token that may only
 * read, and for an entry that another job is making.
 */
export async function saveCopy(folder: string, { cacheKey, content, facts }: Copy): Promise<boolean> {
  const known = await restoreCache([folder], cacheKey, [], { lookupOnly: true });
  if (known === cacheKey) return true;
  return inFolder(folder, async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'content'), content);
    await writeFile(join(folder, 'facts.json'), JSON.stringify(facts));
    return (await saveCache([folder], cacheKey)) !== -1;
  });
}

/** The newest entry whose key begins with `prefix`, undefined when there is none. */
export function restoreCopy(folder: string, prefix: string): Promise<Copy | undefined> {
  return inFolder(folder, async () => {
    const cacheKey = await restoreCache([folder], prefix, [prefix]);
    // A link in the archive could make us read any file of the runner.
    if (cacheKey === undefined || !(await lstat(join(folder, 'content'))).isFile()) return undefined;
    return { cacheKey, content: await readFile(join(folder, 'content')), facts: await readCopyFacts(folder) };
  });
}

// The service keys its entries by the text of the path: it must be the same on every runner, so it lies in the workspace.
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await rm(folder, { recursive: true, force: true });
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
    // Only as long as they are empty: another copy may be on its way.
    for (const parent of [dirname(folder), dirname(dirname(folder))]) await rmdir(parent).catch(() => undefined);
  }
}

async function readCopyFacts(folder: string): Promise<CopyFacts> {
  const facts: unknown = JSON.parse(await readFile(join(folder, 'facts.json'), 'utf8'));
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return typeof facts === 'object' && facts !== null
    ? { etag: text(Reflect.get(facts, 'etag')), modifiedAt: text(Reflect.get(facts, 'modifiedAt')) }
    : { etag: null, modifiedAt: null };
}
