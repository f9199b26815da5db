export { type CacheOptions, cachedStore } from './cached-store.ts';
export { directoryStore } from './directory-store.ts';
export { openLocation } from './open-location.ts';
export { openStore } from './open-store.ts';
export { saveFiles } from './save-files.ts';
export type { Patience, S3Options, StoreOptions } from './store-options.ts';
