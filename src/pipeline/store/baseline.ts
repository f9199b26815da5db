import type { Refusal, Sha } from '#kernel';
import type { BaseSource } from '#report';
import type { Artifact, ArtifactFile } from './artifact-file.ts';

/** The tips of the branch that a change shall be merged into, and of the change. */
export interface Merge {
  readonly base: Sha;
  readonly head: Sha;
  /** Where the head is a merge onto this commit, so that history need not be asked. */
  readonly mergeBase?: Sha;
}

/** What the user asked to be compared with. */
export type BaseChoice =
  /** The best common ancestor of the target branch and the change. */
  | ({ readonly kind: 'merge-base' } & Merge)
  /** The newest artifacts of the branch; with a merge, what it parted from is looked for as well. */
  | { readonly kind: 'latest'; readonly merge?: Merge }
  | { readonly kind: 'commit'; readonly sha: Sha }
  | { readonly kind: 'location'; readonly uri: string };

export interface BaselineQuestion {
  readonly choice: BaseChoice;
  /** The branch whose pointer may stand in, such as `main`. */
  readonly branch: string | null;
  /** Beside the manifest, without which there is no baseline. */
  readonly wanted: readonly Artifact[];
}

/** The other state of production: with both, what a change did can be told from what production did meanwhile. */
export interface Counterpart {
  /** `newest`: where production is now. `parted`: where the change left it. */
  readonly role: 'newest' | 'parted';
  readonly sha: Sha;
  readonly manifest: ArtifactFile;
  /** Whether the older one of both is the merge base itself, and no ancestor that stands in for it. */
  readonly isExact: boolean;
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
  /** Null when it is not stored, not known, or the same commit. */
  readonly counterpart: Counterpart | null;
  /** The refusals behind those notes. */
  readonly trouble: readonly Refusal[];
}
