export * from './github/index.ts';
export * from './store/index.ts';
