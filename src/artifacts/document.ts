import type { Place, Refusal } from '#kernel';

/** dbt's own names of its artifacts, as in `dbt_schema_version`. */
export type ArtifactName = 'manifest' | 'catalog' | 'run-results' | 'sources';

/** The file that is being read, for messages. */
export interface Document {
  readonly artifact: ArtifactName;
  readonly uri: string;
}

/** A refusal about this document; `problem` completes the code, as in `manifest-truncated`. */
export function refusalOf(
  document: Document,
  problem: string,
  told: { readonly what: string; readonly why?: string; readonly next: string; readonly at?: Omit<Place, 'file'> },
): Refusal {
  const { at, ...sentences } = told;
  return { kind: 'input', code: `${document.artifact}-${problem}`, where: { file: document.uri, ...at }, ...sentences };
}

/** `run_results.json`, the file that dbt writes this artifact to. */
export function fileNameOf(artifact: ArtifactName): string {
  return `${artifact.replace('-', '_')}.json`;
}
