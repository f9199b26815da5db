import { readCatalog, readFreshness, readManifest, readRunResults } from '#artifacts';
import { type Result, collect, ok, unreachable } from '#kernel';
import type { ArtifactFile } from './artifact-file.ts';
import type { PushFile } from './encode-files.ts';

/** `files` with the facts that a push needs; what cannot be read is refused here, before it is stored for others. */
export function preparePush(files: readonly ArtifactFile[]): Result<readonly PushFile[]> {
  return collect(files.map(prepare));
}

function prepare({ artifact, content, uri }: ArtifactFile): Result<PushFile> {
  switch (artifact) {
    case 'manifest':
      return map(readManifest(content, uri), ({ metadata }) => ({
        kind: artifact,
        content,
        uri,
        dbtVersion: metadata.dbtVersion,
        generatedAt: metadata.generatedAt,
      }));
    case 'run_results':
      return map(readRunResults(content, uri), ({ command }) => ({ kind: artifact, content, uri, command }));
    case 'catalog':
      return map(readCatalog(content, uri), () => ({ kind: artifact, content, uri }));
    case 'sources':
      return map(readFreshness(content, uri), () => ({ kind: artifact, content, uri }));
    default:
      return unreachable(artifact);
  }
}

function map<T>(result: Result<T>, then: (value: T) => PushFile): Result<PushFile> {
  return result.ok ? ok(then(result.value)) : result;
}
