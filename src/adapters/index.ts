export * from './file-checkout.ts';
export * from './github/index.ts';
export * from './store/index.ts';
