/** The artifacts that dbt writes and we keep, by the name of their file. */
export const ARTIFACTS = ['manifest', 'catalog', 'run_results', 'sources'] as const;
export type Artifact = (typeof ARTIFACTS)[number];

/** One artifact as bytes (plain, gzip or zstd), and where they came from. */
export interface ArtifactFile {
  readonly artifact: Artifact;
  /** The dbt command of run results, when the file's name tells it. */
  readonly command: string | null;
  readonly uri: string;
  readonly content: Uint8Array;
  /** True when the bytes were checked against a sha256 that was kept when they were stored. */
  readonly verified: boolean;
  /** True when the Actions cache served them because the store could not be read. */
  readonly fromCache: boolean;
  readonly modifiedAt: string | null;
}

export interface ArtifactName {
  readonly artifact: Artifact;
  readonly command: string | null;
}

const FILE_NAME = /^(manifest|catalog|run_results|sources)(?:\.([a-z0-9-]+))?\.json(?:\.gz|\.zst)?$/;

/** What a file called `name` holds, such as `run_results.build.json.gz`; undefined for other files. */
export function parseArtifactName(name: string): ArtifactName | undefined {
  const [, text, command] = FILE_NAME.exec(name) ?? [];
  const artifact = ARTIFACTS.find((candidate) => candidate === text);
  if (artifact === undefined || (command !== undefined && artifact !== 'run_results')) return undefined;
  return { artifact, command: command ?? null };
}
