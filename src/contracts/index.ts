export * from './odcs/validate-odcs.ts';
export * from './odcs/versions.ts';
export * from './read-contracts.ts';
export * from './data-types/index.ts';
export type * from './types.ts';
export * from './dbt/read-project.ts';
export * from './find-place.ts';
export * from './walk-fields.ts';
