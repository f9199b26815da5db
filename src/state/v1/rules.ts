import type { Resource } from '#artifacts';
import type { Check } from '../checks.ts';
import type { Dialect } from '../dialect.ts';
import type { ConstraintSupport } from './constraint-support.ts';

/** Everything besides the two manifests that decides what dbt v1 calls modified. */
export interface V1Rules {
  readonly dialect: Dialect;
  readonly compareMoreUnrendered: boolean;
  readonly constraintSupport: ConstraintSupport;
}

export type V1Check<R extends Resource> = Check<R, V1Rules>;
