export * from './render-explanation.ts';
export * from './render-markdown.ts';
