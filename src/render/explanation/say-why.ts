import type { Circumstances, NodeState, SelectedNode, Tests } from '#explain';
import { unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { joinWords, listNouns } from './name-difference.ts';

/** `--select state:modified+`. */
export function sayAsked({ asked }: Circumstances): string {
  if (asked.selector !== null) return `the YAML selector ${terminalText(asked.selector)}`;
  return asked.select.length === 0 ? `dbt ${asked.command} without --select` : sayFlag('--select', asked.select);
}

/** A flag as it is typed: a shell parts words that no quotes hold together. */
export function sayFlag(flag: string, values: readonly string[]): string {
  const text = terminalText(values.join(' '));
  return `${flag} ${text.includes(' ') ? `"${text}"` : text}`;
}

/** The reason of a selected node: the end of a sentence, and what else has to be said. */
export function sayWhy(node: SelectedNode): string {
  switch (node.why) {
    case 'new':
      return 'because it is new: the base does not have it.';
    case 'modified':
      return `because ${sayChange(node)}.`;
    case 'downstream':
      return node.tests === null ? `because it depends on ${sayStart(node)}.` : sayDescendant(node);
    case 'upstream':
      return `because ${lastOf(node)} is built from it. The selection starts at ${sayStart(node)}; a + before a name takes along what is needed, and so does @.`;
    case 'test':
      return `because it tests ${lastOf(node)}, which is selected: --indirect-selection ${node.asked.indirectSelection} takes such tests along.`;
    case 'matched':
      return node.asked.select.length === 0 && node.asked.selector === null ? 'which takes everything.' : `because it matches ${sayMatch(node)}.`;
    default:
      return unreachable(node.why);
  }
}

function sayMatch({ by }: SelectedNode): string {
  return by.length === 0
    ? 'its definition'
    : joinWords(
        by.map((text) => terminalText(text)),
        'or',
      );
}

const lastOf = ({ via }: SelectedNode): string => terminalText(via.at(-1) ?? '');

function sayChange({ differences }: SelectedNode): string {
  const nouns = listNouns(differences);
  return nouns === '' ? 'it is new: the base does not have it' : `${nouns} changed`;
}

/** Where the selection starts, and what is the matter there. */
function sayStart({ start, by }: SelectedNode): string {
  if (start === null) return 'what was selected';
  const name = terminalText(start.unique_id);
  const asksChange = by.length === 0 || by.some((text) => text.includes('state:'));
  return `${name}, which ${asksChange ? sayState(start.state, listNouns(start.differences)) : 'was asked for'}`;
}

function sayState(state: NodeState, nouns: string): string {
  if (state === 'new') return 'is new';
  return state === 'modified' && nouns !== '' ? `changed (${nouns})` : 'was asked for';
}

// dbt's graph holds tests like any other node: they are not picked along here, whatever the mode is.
function sayDescendant(node: SelectedNode): string {
  const tested = node.via.length > 1 ? `${lastOf(node)}, which depends on ${sayStart(node)}` : sayStart(node);
  return `because it tests ${tested}. The + follows the graph on to tests, whatever --indirect-selection says.`;
}

/** `the test not_null on column id of model.shop.orders`. */
export function sayTests({ sort, macro, column, subjects }: Tests): string {
  const on = subjects.length === 0 ? '' : ` of ${joinWords(subjects.map((id) => terminalText(id)))}`;
  if (sort === 'unit') return `a unit test${on}`;
  if (sort === 'singular') return `a singular test${on}`;
  return `the test ${terminalText(macro ?? '')}${column === null ? '' : ` on column ${terminalText(column)}`}${on}`;
}
