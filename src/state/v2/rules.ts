import type { Project, Resource } from '#artifacts';
import type { Check } from '../checks.ts';

/** Everything besides the pair that decides what dbt v2 calls modified. */
export interface V2Rules {
  readonly base: Project;
  readonly head: Project;
}

export type V2Check<R extends Resource> = Check<R, V2Rules>;
