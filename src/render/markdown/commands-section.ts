import type { Report } from '#report';
import { codeBlock } from '../escape.ts';
import { type Section, fixed, fold } from './section.ts';

const COMMANDS_MAX = 500;

/** The same selection on one's own machine; a command that is too long to read is left to the outputs and the report. */
export function commandsSection({ plan }: Report): Section {
  const commands = plan.commands.filter((command) => command.length <= COMMANDS_MAX).join('\n');
  if (commands === '' || plan.entries.length === 0) return fixed('the dbt commands', 60, '');
  return fixed('the dbt commands', 60, fold('<b>Run it yourself</b>', codeBlock('sh', commands)));
}
