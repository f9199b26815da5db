import { decompress } from '#artifacts';
import { type Result, collect, ok } from '#kernel';
import type { ArtifactFile } from './artifact-file.ts';

/** A file for a local directory. */
export interface LocalFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Artifacts as dbt wrote them, for a directory that `dbt --state` reads. Run results of a single command take the
 * name that dbt looks for; of several, none is the right one for its `result:` method.
 */
export function unpackArtifacts(files: readonly ArtifactFile[]): Result<readonly LocalFile[]> {
  const results = files.filter((file) => file.artifact === 'run_results');
  return collect(files.map((file) => unpack(file, results.length === 1)));
}

function unpack(file: ArtifactFile, alone: boolean): Result<LocalFile> {
  const plain = decompress(file.content, file.uri);
  if (!plain.ok) return plain;
  const command = file.artifact === 'run_results' && !alone && file.command !== null ? `.${file.command}` : '';
  return ok({ name: `${file.artifact}${command}.json`, content: plain.value });
}
