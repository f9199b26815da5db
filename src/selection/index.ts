export * from './dialect.ts';
export * from './resource-graph.ts';
export * from './select-resources.ts';
export type * from './types.ts';
