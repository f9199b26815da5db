import type { Result } from '#kernel';
import type { Clock, Forge, Log } from '#ports';
import type { Report } from '#report';
import type { Job } from './prepare-job.ts';

/** The outside as the action opens it. */
export interface ActionPorts {
  /** Undefined without a token. */
  readonly forge: Forge | undefined;
  readonly log: Log;
  readonly clock: Clock;
}

/** A judged change. Texts are empty where there is nothing to name. */
export interface Reviewed {
  readonly report: Report;
  /** A folder with the base's manifest, for `dbt --state`. */
  readonly statePath: string;
  /** Where the artifacts of this change were stored. */
  readonly artifactUri: string;
}

export interface Published {
  readonly artifactUri: string;
}

/** What the action asks of the pipeline: everything between the event and the delivery. */
export interface Pipelines {
  review(job: Job, ports: ActionPorts): Promise<Result<Reviewed>>;
  publish(job: Job, ports: ActionPorts): Promise<Result<Published>>;
}
