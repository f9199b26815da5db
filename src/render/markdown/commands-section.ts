import type { Report } from '#report';
import { codeBlock } from '../escape.ts';
import { type Section, fixed, fold } from './section.ts';

const COMMANDS_MAX = 4_000;

/** The same selection on one's own machine. */
export function commandsSection({ plan }: Report): Section {
  const commands = plan.commands.join('\n');
  if (commands === '' || plan.entries.length === 0 || commands.length > COMMANDS_MAX) return fixed('the dbt commands', 60, '');
  return fixed('the dbt commands', 60, fold('<b>Run it yourself</b>', codeBlock('sh', commands)));
}
