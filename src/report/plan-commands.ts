import { quoteWord } from '#kernel';
import { renderCommands, type Selection } from '#selection';

/** A commit of a store. */
export interface StateSource {
  readonly store: string;
  readonly sha: string;
}

export interface CommandsState {
  readonly statePath: string;
  readonly stateFrom?: StateSource | null;
}

/** Command lines that bring production's artifacts and build the plan upon them; none when nothing is planned. */
export function planCommands({ request, raises }: Selection, line: string, { statePath, stateFrom = null }: CommandsState): readonly string[] {
  const commands = renderCommands({ request, line, statePath, stops: raises.length > 0 });
  if (stateFrom === null || commands.length === 0) return commands;
  const pull = ['sluice', 'store', 'pull', '--store', stateFrom.store, '--sha', stateFrom.sha, '--artifacts', statePath];
  return [pull.map(quoteWord).join(' '), ...commands];
}
