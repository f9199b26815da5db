export { type Pipelines } from './pipelines.ts';
export { runAction } from './run.ts';
