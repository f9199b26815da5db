import type { BlindSpot, Explanation, LeftOutNode, Part, WhyNot } from '#explain';
import { unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { joinWords } from './name-difference.ts';
import { type ReasonText, reasonText } from './reason-text.ts';
import { renderUnseen, renderUnseenMacros, renderUnseenUpstream } from './render-unseen.ts';
import { renderWay } from './render-way.ts';
import { sayFlag } from './say-why.ts';
import { type Style, say } from './style.ts';

/** Why a node is not selected. */
export function renderWhyNot(reason: WhyNot, node: LeftOutNode, style: Style): ReasonText {
  switch (reason.kind) {
    case 'removed':
      return removed(reason.successor, style);
    case 'disabled':
      return reasonText(
        reason.wasEnabled
          ? 'The head disables it (enabled: false); the base still has it.'
          : 'It is disabled (enabled: false), and was not enabled in the base either.',
      );
    case 'not-compared':
      return reasonText(`dbt ${terminalText(node.dbtVersion)} does not compare ${typeName(node, 2)}: no state: selector takes one by itself.`);
    case 'unchanged':
      return reasonText(
        'Nothing in it changed, and nothing that it depends on changed.',
        ...reason.blindSpots.flatMap((spot) => say(sayBlindSpot(spot, node), style)),
      );
    case 'by-name':
      return reasonText(
        `It changed only in what dbt looks at when it is asked for by name: ${joinWords(
          reason.matches.map((value) => `state:${value}`),
          'or',
        )}.`,
      );
    case 'unseen':
      return renderUnseen(reason, node, style);
    case 'unseen-macros':
      return renderUnseenMacros(reason, node, style);
    case 'unseen-upstream':
      return renderUnseenUpstream(reason, node, style);
    case 'not-reached':
      return notReached(reason, node, style);
    case 'other-state':
      return otherState(reason, node);
    case 'excluded':
      return excluded(reason, node);
    case 'resource-type':
      return resourceType(reason, node);
    case 'no-code':
      return reasonText(
        `It has no SQL, and ${node.engine === 'v2' ? 'dbt 2 leaves such models out' : `dbt ${node.asked.command} takes only nodes that have some`}.`,
      );
    case 'indirect-selection':
      return indirect(reason, style);
    case 'criteria':
      return criteria(reason);
    case 'selector':
      return reasonText('Its definition does not take this node.');
    default:
      return unreachable(reason);
  }
}

function removed(successor: string | null, style: Style): ReasonText {
  const renamed =
    successor === null ? [] : say(`${terminalText(successor)} is new and has the same code. If it was renamed: dbt takes it for a new node.`, style);
  return reasonText('The base has it and the head does not: there is nothing left to build.', ...renamed);
}

function sayBlindSpot(spot: BlindSpot, node: LeftOutNode): string {
  switch (spot.kind) {
    case 'seed-over-limit':
      return 'Its file is over the size limit of dbt for seeds: dbt compares the path of such a file, and sees no change of its rows.';
    case 'variables':
      return `Its code reads ${joinWords(spot.names.map((name) => terminalText(name)))}: dbt compares the code and not the value, so another value selects nothing.`;
    case 'package':
      return `It comes from the package ${terminalText(node.package ?? '')}, and changes when another release of that is installed.`;
    default:
      return unreachable(spot);
  }
}

function notReached({ via, others, reachedBy }: Extract<WhyNot, { kind: 'not-reached' }>, node: LeftOutNode, style: Style): ReasonText {
  const more = others === 0 ? '' : `, like ${others === 1 ? 'another node' : `${others} other nodes`} upstream`;
  return reasonText(
    `It did not change itself. It depends on ${terminalText(via[0])}, which changed${more}, but the selection does not follow the graph that far.`,
    ...renderWay([...via, node.unique_id]),
    ...(reachedBy === null ? [] : say(`--select ${reachedBy} takes it: the + follows the graph from what changed to all that depends on it.`, style)),
  );
}

function otherState({ asked, matches }: Extract<WhyNot, { kind: 'other-state' }>, node: LeftOutNode): ReasonText {
  const states = (values: readonly string[], last: 'and' | 'or'): string =>
    joinWords(
      values.map((value) => `state:${value}`),
      last,
    );
  const isNewToV1 = node.state === 'new' && node.engine === 'v1' && asked.includes('modified');
  const sentence = isNewToV1
    ? `It is new, and dbt 1 does not call new ${typeName(node, 2)} modified.`
    : `It is ${node.state}, but not in a way that was asked for: it does not match ${states(asked, 'or')}.`;
  return reasonText(sentence, `It matches ${states(matches, 'and')}.`);
}

function excluded({ by }: Extract<WhyNot, { kind: 'excluded' }>, { asked }: Explanation): ReasonText {
  if (by.length === 0) return reasonText(`${sayFlag('--exclude', asked.exclude)} takes it out.`);
  const [first] = by;
  const exclude = joinWords(by.map(({ text }) => `--exclude ${terminalText(text)}`));
  if (first === undefined || first.testOf.length === 0) return reasonText(`${exclude} takes it out; without that it would be selected.`);
  return reasonText(`${exclude} takes out ${joinWords(first.testOf.map((id) => terminalText(id)))}, and with that its tests, such as this one.`);
}

function resourceType({ rule, types }: Extract<WhyNot, { kind: 'resource-type' }>, node: LeftOutNode): ReasonText {
  const list = types.map((type) => terminalText(type)).join(', ');
  switch (rule) {
    case 'command':
      return reasonText(`dbt ${node.asked.command} does not take ${typeName(node, 2)}: its resource types are ${list}.`);
    case 'resource-type':
      return reasonText(`It is ${typeName(node, 1)}, and --resource-type keeps only ${list}.`);
    case 'exclude-resource-type':
      return reasonText(`It is ${typeName(node, 1)}, and --exclude-resource-type leaves out ${list}.`);
    default:
      return unreachable(rule);
  }
}

function indirect({ mode, missing }: Extract<WhyNot, { kind: 'indirect-selection' }>, style: Style): ReasonText {
  const flag = `--indirect-selection ${mode}`;
  if (mode === 'empty') return reasonText(`It tests what is selected, but ${flag} takes no test along.`);
  const rule = mode === 'cautious' ? 'is selected' : 'is selected or is an ancestor of what is selected';
  return reasonText(
    `It tests what is selected, but ${flag} takes a test along only when everything that it tests ${rule}.`,
    `Not selected: ${missing.map((id) => terminalText(id)).join(', ')}`,
    ...say('--indirect-selection eager takes it: then one selected node is enough.', style),
  );
}

function criteria({ tokens }: Extract<WhyNot, { kind: 'criteria' }>): ReasonText {
  const [first] = tokens.flat();
  if (first === undefined) return reasonText('What was asked for does not take it.');
  return tokens.flat().length === 1
    ? reasonText(`It does not match ${terminalText(first.text)}.`)
    : reasonText('None of what was asked for takes it:', ...tokens.map(sayParts));
}

/** `tag:a,tag:b` is an intersection: all of its parts have to take the node. */
function sayParts(parts: readonly Part[]): string {
  const said = parts.map(({ text, takes }) => `${terminalText(text)} ${takes ? 'takes it' : 'does not'}`);
  return parts.length === 1 ? (said[0] ?? '') : `${terminalText(parts.map(({ text }) => text).join(','))}: ${said.join(', ')}`;
}

const PLURALS: Readonly<Record<string, string>> = { analysis: 'analyses', saved_query: 'saved queries' };

/** `a unit test`, `unit tests`. */
export function typeName({ resource_type }: Pick<LeftOutNode, 'resource_type'>, number: 1 | 2): string {
  const word = resource_type.replaceAll('_', ' ');
  if (number === 2) return PLURALS[resource_type] ?? `${word}s`;
  return `${/^[aeo]/.test(word) ? 'an' : 'a'} ${word}`;
}
