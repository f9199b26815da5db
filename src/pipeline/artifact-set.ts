import type { Catalog, Freshness, Project, RunResults } from '#artifacts';

/** What one build of a project left behind. Only the manifest is required. */
export interface ArtifactSet {
  readonly project: Project;
  readonly catalog: Catalog | null;
  /** One per dbt command. */
  readonly runResults: readonly RunResults[];
  readonly freshness: Freshness | null;
}
