import type { SelectionRequest } from './types.ts';
import { RENDERED_SELECTOR } from './render-selectors-file.ts';

export interface CommandsInput {
  readonly request: SelectionRequest;
  /** From `renderSelector`; empty: nothing is selected, and nothing is to be run. */
  readonly line: string;
  /** Directory with the base manifest, as dbt wants it with `--state`; null without a base. */
  readonly statePath: string | null;
}

/** Windows' command line ends at 8,191 characters; beyond that a selectors file has to carry the names. */
const MAX_LINE = 8000;

/**
 * Command lines to copy: first the selection as it was asked for, then name by name, which gives the same result
 * later and elsewhere. Both build upon production for everything that is not selected.
 */
export function renderCommands({ request, line, statePath }: CommandsInput): readonly string[] {
  if (line === '') return [];
  const command = request.command === 'ls' ? 'build' : request.command;
  const base = statePath === null ? [] : ['--defer', '--state', statePath];
  const named = line.length > MAX_LINE ? ['--selector', RENDERED_SELECTOR] : ['--select', ...line.split(' '), '--indirect-selection', 'empty'];
  return [
    ['dbt', command, ...askedFor(request), ...base],
    ['dbt', command, ...named, ...base],
  ].map((words) => words.map(quote).join(' '));
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

/** For a POSIX shell. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
