export * from './facts.ts';
export * from './fingerprint.ts';
export * from './format-value.ts';
export * from './judge-rules.ts';
export * from './registry.ts';
export * from './trace-hit.ts';
export type * from './types.ts';
