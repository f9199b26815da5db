export { compareProjects } from './compare-projects.ts';
export { matchesState } from './matches-state.ts';
export { raisesUnder, reactionsUnder } from './reactions-under.ts';
export type * from './types.ts';
