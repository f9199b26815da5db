export { runAction } from './run.ts';
export { Runner } from './runner.ts';
