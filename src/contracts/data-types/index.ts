export * from './compare-data-types.ts';
export * from './compare-types.ts';
export * from './dialects/find-dialect.ts';
export * from './parse-type.ts';
export * from './shared-type.ts';
export type * from './types.ts';
export * from './write-type.ts';
