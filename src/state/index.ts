export { compareProjects } from './compare-projects.ts';
export { differingFields } from './differences.ts';
export { matchesState } from './matches-state.ts';
export { raisesUnder, reactionsUnder } from './reactions-under.ts';
export { type OriginInput, traceOrigins } from './trace-origins.ts';
export * from './smart/index.ts';
export type * from './types.ts';
