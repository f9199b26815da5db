import { basename, dirname } from 'node:path';
import type { Baseline } from '#pipeline';
import type { StateSource } from '#report';

/** The dbt project's folder below the working directory: dbt writes to target/ in it, so `transform/target` tells. */
export function projectFolderOf(head: string): string {
  if (isRemote(head) || basename(folderOf(head)) !== 'target') return '';
  const folder = dirname(folderOf(head));
  return folder === '.' ? '' : folder;
}

/** The folder for dbt's --state: the base itself where dbt can read it there, else one that the base is brought to. */
export function statePathOf(
  base: string,
  { sha, files }: Pick<Baseline, 'sha' | 'files'>,
): { readonly statePath: string; readonly stateFrom: StateSource | null } {
  if (sha !== null) return { statePath: 'state', stateFrom: { kind: 'commit', store: base, sha } };
  const manifest = files.find(({ artifact }) => artifact === 'manifest')?.uri ?? base;
  if (isRemote(base) || basename(manifest) !== 'manifest.json') return { statePath: 'state', stateFrom: { kind: 'file', uri: manifest } };
  return { statePath: folderOf(base), stateFrom: null };
}

const isRemote = (uri: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(uri);

const folderOf = (path: string): string => (/\.(json|gz|zst)$/i.test(path) ? dirname(path) : path);
