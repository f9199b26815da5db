export { readCommands } from './commands.ts';
export { readFileCommands } from './file-commands.ts';
export { runStep, type Step, type StepResult } from './run-step.ts';
