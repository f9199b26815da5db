import { quoteWord, unreachable } from '#kernel';
import { renderCommands, type Selection } from '#selection';

/** Where the artifacts of the base lie: a commit of a store, or a manifest by itself. */
export type StateSource = { readonly kind: 'commit'; readonly store: string; readonly sha: string } | { readonly kind: 'file'; readonly uri: string };

export interface CommandsState {
  readonly statePath: string;
  readonly stateFrom?: StateSource | null;
  /** In smart mode only names lead on: dbt would answer the same question in its own way. */
  readonly mode?: 'exact' | 'smart';
}

/** Command lines that bring production's artifacts and build the plan upon them; none when nothing is planned. */
export function planCommands({ request, raises }: Selection, line: string, { statePath, stateFrom = null, mode = 'exact' }: CommandsState): readonly string[] {
  const commands = renderCommands({ request, line, statePath, stops: raises.length > 0 || mode === 'smart' });
  return stateFrom === null || commands.length === 0 ? commands : [bringState(stateFrom, statePath), ...commands];
}

function bringState(from: StateSource, statePath: string): string {
  switch (from.kind) {
    case 'commit':
      return ['sluice', 'store', 'pull', '--store', from.store, '--sha', from.sha, '--artifacts', statePath].map(quoteWord).join(' ');
    case 'file':
      return `# First bring ${from.uri.replaceAll(/\p{Cc}/gu, '?')} to ${statePath}/manifest.json, unpacked.`;
    default:
      return unreachable(from);
  }
}
