export { directoryStore } from './directory-store.ts';
export { openLocation } from './open-location.ts';
export { openStore } from './open-store.ts';
export type { Patience, S3Options, StoreOptions } from './store-options.ts';
