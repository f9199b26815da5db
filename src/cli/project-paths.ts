import { basename, dirname } from 'node:path';
import type { Baseline } from '#pipeline';

/** The dbt project's folder below the working directory: dbt writes to target/ in it, so `transform/target` tells. */
export function projectFolderOf(head: string): string {
  if (isRemote(head) || basename(folderOf(head)) !== 'target') return '';
  const folder = dirname(folderOf(head));
  return folder === '.' ? '' : folder;
}

/** The folder for dbt's --state: the base itself, or the one that `sluice store pull` writes when the base is elsewhere. */
export function statePathOf(base: string, { sha }: Pick<Baseline, 'sha'>): string {
  return isRemote(base) || sha !== null ? 'state' : folderOf(base);
}

const isRemote = (uri: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(uri);

const folderOf = (path: string): string => (/\.(json|gz|zst)$/i.test(path) ? dirname(path) : path);
