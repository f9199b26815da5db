export type { SmartPlan } from './make-smart.ts';
export type { Drift } from './make-drift.ts';
export type { StateSource } from './plan-commands.ts';
export { makePlan, type PlanParts } from './make-plan.ts';
export * from './make-report.ts';
export type { GivenFidelity } from './make-fidelity.ts';
export { parseReport } from './parse-report.ts';
export { count, formatCount, isUnchanged, summarise } from './summarise.ts';
export type * from './types.ts';
