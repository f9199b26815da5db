export type * from './artifact-set.ts';
export * from './explain-change.ts';
export * from './plan-change.ts';
export * from './read-artifact-set.ts';
export { type OtherState, readCounterpart, type ReadCounterpart } from './read-counterpart.ts';
export * from './review-change.ts';
export * from './store/index.ts';
