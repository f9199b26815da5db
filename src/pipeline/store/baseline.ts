import type { Refusal, Sha } from '#kernel';
import type { BaseSource } from '#report';
import type { Artifact, ArtifactFile } from './artifact-file.ts';

/** What the user asked to be compared with. */
export type BaseChoice =
  /** The best common ancestor of the target branch and the change, as GitHub computes it. */
  | { readonly kind: 'merge-base'; readonly base: Sha; readonly head: Sha }
  /** The newest artifacts of the branch. */
  | { readonly kind: 'latest' }
  | { readonly kind: 'commit'; readonly sha: Sha }
  | { readonly kind: 'location'; readonly uri: string };

export interface BaselineQuestion {
  readonly choice: BaseChoice;
  /** The branch whose pointer may stand in, such as `main`. */
  readonly branch: string | null;
  /** Beside the manifest, without which there is no baseline. */
  readonly wanted: readonly Artifact[];
}

/** What was found to compare with, and what that implies. */
export interface Baseline {
  /** `cache` when the store could not be read and a copy served; `how` still tells which commit it was. */
  readonly source: BaseSource;
  readonly how: Exclude<BaseSource, 'cache'>;
  readonly sha: Sha | null;
  /** Commits between the merge base and the ancestor that stands in for it; null for other ways. */
  readonly commitsBehind: number | null;
  /** Empty when nothing was found. */
  readonly files: readonly ArtifactFile[];
  readonly dbtVersion: string | null;
  readonly generatedAt: string | null;
  readonly storedAt: string | null;
  /** Of the manifest's own date; null when nothing tells it before the manifest is parsed. */
  readonly ageMinutes: number | null;
  /** How the baseline was found, what failed on the way and what it implies: one sentence each, for the report. */
  readonly notes: readonly string[];
  /** The refusals behind those notes. */
  readonly trouble: readonly Refusal[];
}
