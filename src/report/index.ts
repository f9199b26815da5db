export * from './make-report.ts';
export type { GivenFidelity } from './make-fidelity.ts';
export { parseReport } from './parse-report.ts';
export { count, isUnchanged } from './summarise.ts';
export type * from './types.ts';
