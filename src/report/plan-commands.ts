import type { SelectionRequest } from '#selection';

/** dbt command lines that select the same, to be copied into a shell. */
export function planCommands(request: SelectionRequest, statePath: string): readonly string[] {
  const flags = [...selectionFlags(request), '--state', quote(statePath)].join(' ');
  const command = request.command === 'ls' ? 'build' : request.command;
  return [`dbt ls ${flags}`, `dbt ${command} ${flags} --defer`];
}

function selectionFlags(request: SelectionRequest): readonly string[] {
  return [
    ...(request.selector === undefined
      ? [...flag('--select', request.select), ...flag('--exclude', request.exclude)]
      : ['--selector', quote(request.selector)]),
    ...request.resourceTypes.flatMap((type) => ['--resource-type', quote(type)]),
    ...request.excludeResourceTypes.flatMap((type) => ['--exclude-resource-type', quote(type)]),
    ...(request.indirectSelection === 'eager' ? [] : ['--indirect-selection', request.indirectSelection]),
  ];
}

function flag(name: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [name, ...values.map(quote)];
}

/** A word that a POSIX shell takes as it is; everything else in single quotes, where nothing is expanded. */
function quote(word: string): string {
  return /^[\w.,:+@/=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
