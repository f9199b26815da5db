export type * from './artifact-set.ts';
export * from './plan-change.ts';
export * from './read-artifact-set.ts';
export * from './review-change.ts';
export * from './store/index.ts';
