export * from './decompress.ts';
export * from './name-node.ts';
export * from './read-catalog.ts';
export * from './read-freshness.ts';
export * from './read-manifest.ts';
export * from './read-run-results.ts';
export type * from './types.ts';
