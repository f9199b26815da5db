export type { Command } from './commands.ts';
export { readCommands } from './commands.ts';
export { readFileCommands } from './file-commands.ts';
export { ENTRY, runStep, type Step, type StepResult } from './run-step.ts';
