export * from './compare-coverage.ts';
export * from './measure-coverage.ts';
export * from './ratio.ts';
export * from './types.ts';
