export type * from './checkout.ts';
export type * from './clock.ts';
export type * from './forge.ts';
export type * from './history.ts';
export type * from './log.ts';
export type * from './object-store.ts';
