import { quoteWord } from '#kernel';
import { RENDERED_SELECTOR } from './render-selectors-file.ts';
import type { SelectionRequest } from './types.ts';

export interface CommandsInput {
  readonly request: SelectionRequest;
  /** From `renderSelector`; empty: nothing is selected, and nothing is to be run. */
  readonly line: string;
  /** Directory with the base manifest, as dbt wants it with `--state`; null without a base. */
  readonly statePath: string | null;
  /** dbt itself would stop at what was asked for, so that only the names lead on. */
  readonly stops?: boolean;
}

/** Windows' command line ends at 8,191 characters; beyond that a selectors file has to carry the names. */
const MAX_LINE = 8000;

/** dbt reads selectors from this one file of the project. */
const FILE_NEEDED = `# The names are too long for a command line: first put the selector ${RENDERED_SELECTOR} into selectors.yml, as \`sluice plan --format selectors\` prints it.`;

/**
 * Command lines to copy: first the selection as it was asked for, then name by name, which gives the same result
 * later and elsewhere. Both build upon production for everything that is not selected.
 */
export function renderCommands({ request, line, statePath, stops = false }: CommandsInput): readonly string[] {
  if (line === '') return [];
  const base = statePath === null ? [] : ['--defer', '--state', statePath];
  const command = (words: readonly string[]): string =>
    ['dbt', request.command === 'ls' ? 'build' : request.command, ...words, ...base].map(quoteWord).join(' ');
  const asked = stops ? [] : [command(askedFor(request))];
  if (line.length > MAX_LINE) return [...asked, FILE_NEEDED, command(['--selector', RENDERED_SELECTOR])];
  return [...asked, command(['--select', ...line.split(' '), '--indirect-selection', 'empty'])];
}

function askedFor({ select, exclude, selector, indirectSelection, resourceTypes, excludeResourceTypes }: SelectionRequest): readonly string[] {
  const chosen = selector === undefined ? [...flagged('--select', select), ...flagged('--exclude', exclude)] : ['--selector', selector];
  return [
    ...chosen,
    ...(indirectSelection === 'eager' ? [] : ['--indirect-selection', indirectSelection]),
    ...flagged('--resource-type', resourceTypes),
    ...flagged('--exclude-resource-type', excludeResourceTypes),
  ];
}

function flagged(flag: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [flag, ...values.flatMap((value) => value.split(' '))];
}
