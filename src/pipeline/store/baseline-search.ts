import type { Sha } from '#kernel';
import type { History, ObjectStore } from '#ports';
import type { ArtifactFile } from './artifact-file.ts';
import type { Baseline, BaselineQuestion } from './baseline.ts';
import type { Trail } from './baseline-trail.ts';
import type { Receipt } from './receipt.ts';

/** A search for a baseline in one store. */
export interface Search {
  readonly store: ObjectStore;
  readonly history: History | null;
  readonly question: BaselineQuestion;
  readonly trail: Trail;
}

/** What a step found. */
export interface Hit {
  readonly how: Baseline['how'];
  readonly sha: Sha | null;
  readonly commitsBehind: number | null;
  readonly receipt: Receipt | null;
  readonly files: readonly ArtifactFile[];
  readonly fromCache: boolean;
  /** The sentence that says what this baseline is. */
  readonly note: string;
}
