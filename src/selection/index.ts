export { commandTypes } from './command-types.ts';
export * from './dialect.ts';
export * from './parse-selectors-file.ts';
export * from './render-commands.ts';
export * from './render-selector.ts';
export * from './render-selectors-file.ts';
export * from './resource-graph.ts';
export * from './select-resources.ts';
export type * from './types.ts';
