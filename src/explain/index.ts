export { explain } from './explain.ts';
export type * from './types.ts';
