export * from './file-checkout.ts';
export * from './first-history.ts';
export * from './git/index.ts';
export * from './github/index.ts';
export * from './store/index.ts';
