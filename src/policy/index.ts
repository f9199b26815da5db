export * from './check-policy.ts';
export * from './judge-policy.ts';
export type * from './types.ts';
