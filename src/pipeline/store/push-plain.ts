import { decompress } from '#artifacts';
import { type Result, type Sha, collect, ok } from '#kernel';
import type { ObjectStore } from '#ports';
import type { ArtifactFile } from './artifact-file.ts';

/**
 * Copies artifacts to where the guide's script puts them, `prod/` or `ci/<sha>/`, uncompressed and under dbt's own
 * names, so that scripts written for that layout go on working. Gives the URIs.
 */
export async function pushPlain(
  store: ObjectStore,
  folder: 'prod' | { readonly sha: Sha },
  files: readonly ArtifactFile[],
): Promise<Result<readonly string[]>> {
  const prefix = folder === 'prod' ? 'prod' : `ci/${folder.sha}`;
  return collect(await Promise.all(files.map((file) => copyPlain(store, `${prefix}/${file.artifact}.json`, file))));
}

async function copyPlain(store: ObjectStore, key: string, file: ArtifactFile): Promise<Result<string>> {
  const plain = decompress(file.content, file.uri);
  if (!plain.ok) return plain;
  const outcome = await store.write(key, plain.value);
  return outcome.ok ? ok(store.locate(key)) : outcome;
}
