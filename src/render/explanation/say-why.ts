import type { Circumstances, NodeState, SelectedNode, Tests } from '#explain';
import { unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { joinWords, listNouns } from './name-difference.ts';

/** `--select state:modified+ --exclude tag:nightly`. */
export function sayAsked({ asked }: Circumstances): string {
  if (asked.selector !== null) return `the YAML selector ${terminalText(asked.selector)}`;
  const exclude = asked.exclude.length === 0 ? '' : ` --exclude ${terminalText(asked.exclude.join(' '))}`;
  return asked.select.length === 0 ? `dbt ${asked.command} without --select${exclude}` : `--select ${terminalText(asked.select.join(' '))}${exclude}`;
}

/** The reason of a selected node as the end of a sentence. */
export function sayWhy(node: SelectedNode): string {
  switch (node.why) {
    case 'new':
      return 'because it is new: the base does not have it';
    case 'modified':
      return `because ${sayChange(node)}`;
    case 'downstream':
      return node.tests === null ? `because it depends on ${sayOrigin(node)}` : `because it tests ${saySubject(node.tests)}, ${sayGraph(node)}`;
    case 'upstream':
      return `because ${sayOrigin(node)} is built from it: the + before a name takes along what that needs`;
    case 'test':
      return `because it tests ${terminalText(node.via.at(-1) ?? '')}, which is selected (--indirect-selection ${node.asked.indirectSelection})`;
    case 'matched':
      return node.by.length === 0 ? 'because everything is, unless something narrows it down' : `because it matches ${joinWords(node.by.map((text) => terminalText(text)), 'or')}`;
    default:
      return unreachable(node.why);
  }
}

function sayChange({ differences }: SelectedNode): string {
  const changed = differences.filter(({ kind }) => kind !== 'addition');
  if (changed.length === 0) return 'it is new, and dbt takes a new one for modified';
  return `it changed: ${listNouns(changed)}`;
}

/** Where the selection starts, and what is the matter there. */
function sayOrigin({ origin, by }: SelectedNode): string {
  if (origin === null) return 'what was selected';
  const name = terminalText(origin.unique_id);
  const asksChange = by.length === 0 || by.some((text) => text.includes('state:'));
  return asksChange ? `${name}, which ${sayState(origin.state, listNouns(origin.differences.filter(({ kind }) => kind !== 'addition')))}` : `${name}, which was asked for`;
}

function sayState(state: NodeState, nouns: string): string {
  if (state === 'new') return 'is new';
  return state === 'modified' && nouns !== '' ? `changed (${nouns})` : 'was asked for';
}

function saySubject({ subjects }: Tests): string {
  return subjects.length === 0 ? 'what was selected' : joinWords(subjects.map((id) => terminalText(id)));
}

// dbt's graph holds tests like any other node: they are not picked along here, whatever the mode is.
function sayGraph(node: SelectedNode): string {
  const via = node.via.at(-1);
  const from = node.via.length > 1 ? `downstream of ${sayOrigin(node)}` : 'where the selection starts';
  return `and ${via === undefined ? 'that' : terminalText(via)} is ${from}: the + leads on to tests, whatever --indirect-selection says`;
}

/** `the test not_null on column id of model.shop.orders`. */
export function sayTests({ sort, macro, column, subjects }: Tests): string {
  const on = subjects.length === 0 ? '' : ` of ${joinWords(subjects.map((id) => terminalText(id)))}`;
  if (sort === 'unit') return `a unit test${on}`;
  if (sort === 'singular') return `a singular test${on}`;
  return `the test ${terminalText(macro ?? '')}${column === null ? '' : ` on column ${terminalText(column)}`}${on}`;
}
