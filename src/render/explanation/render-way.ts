import { terminalText } from '../escape.ts';

/** A path through the graph, each step below the one it follows. */
export function renderWay(ids: readonly string[]): readonly string[] {
  return ids.map((id, depth) => `${'  '.repeat(depth)}${depth === 0 ? '' : '> '}${terminalText(id)}`);
}
