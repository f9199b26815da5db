import type { BlindSpot, Blindness, Explanation, LeftOutNode, Part, WhyNot } from '#explain';
import { unreachable } from '#kernel';
import { terminalText } from '../escape.ts';
import { joinWords, shortName } from './name-difference.ts';
import { renderMacroTexts, renderValues } from './render-difference.ts';
import { sayFlag } from './say-why.ts';
import { type Style, indent, say } from './style.ts';

/** A reason in one sentence, and what stands below it. */
export interface ReasonText {
  readonly sentence: string;
  readonly details: readonly string[];
}

const only = (sentence: string, ...details: readonly string[]): ReasonText => ({ sentence, details });

/** Why a node is not selected. */
export function renderWhyNot(reason: WhyNot, node: LeftOutNode, style: Style): ReasonText {
  switch (reason.kind) {
    case 'removed':
      return removed(reason.successor, style);
    case 'disabled':
      return only(reason.wasEnabled ? 'The head disables it (enabled: false); the base still has it.' : 'It is disabled (enabled: false), in the base too.');
    case 'not-compared':
      return only(`dbt ${terminalText(node.dbtVersion)} does not compare ${typeName(node, 2)}: no state: selector takes one by itself.`);
    case 'unchanged':
      return only(
        'Nothing in it changed, and nothing that it depends on changed.',
        ...reason.blindSpots.flatMap((spot) => say(sayBlindSpot(spot, node), style)),
      );
    case 'unseen':
      return unseen(reason, node, style);
    case 'unseen-macros':
      return unseenMacros(reason, node, style);
    case 'unseen-upstream':
      return only(
        'Nothing in it changed, and what it depends on changed only where dbt does not look:',
        ...reason.nodes.map(({ unique_id, fields }) => `${terminalText(unique_id)}: ${joinWords(fields.map((field) => sayField(field)))}`),
        ...sayTakeAlong(node, style),
      );
    case 'not-reached':
      return notReached(reason, node, style);
    case 'other-state':
      return otherState(reason, node);
    case 'excluded':
      return excluded(reason, node);
    case 'resource-type':
      return resourceType(reason, node);
    case 'no-code':
      return only(`It has no SQL, and ${node.engine === 'v2' ? 'dbt 2 leaves such models out' : `dbt ${node.asked.command} takes only nodes that have some`}.`);
    case 'indirect-selection':
      return indirect(reason, style);
    case 'criteria':
      return criteria(reason);
    case 'selector':
      return only('Its definition does not take this node.');
    default:
      return unreachable(reason);
  }
}

function removed(successor: string | null, style: Style): ReasonText {
  const renamed =
    successor === null ? [] : say(`${terminalText(successor)} is new and has the same code. If it was renamed: dbt takes it for a new node.`, style);
  return only('The base has it and the head does not: there is nothing left to build.', ...renamed);
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

function unseen({ changes }: Extract<WhyNot, { kind: 'unseen' }>, node: LeftOutNode, style: Style): ReasonText {
  const details = changes.flatMap(({ field, before, after, why }) => [
    style.palette.strong(sayField(field)),
    ...[...renderValues(before, after, style), ...say(BLINDNESS[why], style)].map(indent),
  ]);
  return only('It differs from the base, but only in what dbt does not count as a change:', ...details, ...sayTakeAlong(node, style));
}

function sayField(field: string): string {
  return terminalText(field.replace(/^unrendered_config\./, 'config.'));
}

/** How to have a node that dbt sees no change of. */
function sayTakeAlong({ asked, resource_type, name }: LeftOutNode, style: Style): readonly string[] {
  if (asked.selector !== null || asked.select.length === 0) return [];
  const method = ['source', 'exposure', 'metric', 'semantic_model', 'saved_query', 'unit_test'].includes(resource_type) ? `${resource_type}:` : '';
  return ['', ...say(`To select it anyway, name it: ${sayFlag('--select', [...asked.select, `${method}${name}`])}`, style)];
}

const BLINDNESS: Readonly<Record<Blindness, string>> = {
  'not-persisted': 'Descriptions count only where persist_docs writes them to the warehouse.',
  'no-contract': 'Columns, their types and constraints count only under an enforced contract.',
  'contract-switch': 'dbt 2 compares only whether a contract is enforced, not what it says.',
  rendered: 'It is written as before and only comes out differently: another target, variable or environment.',
  'test-config': 'Of the configuration of a test, dbt compares only what decides its result, such as severity and where.',
  stub: 'dbt 1 has no comparison for this part of a metric: it takes any two for the same.',
  'same-meaning': 'Both say the same to dbt.',
  'code-only': 'What a node depends on counts only through its code, which is the same: something outside of it decides, such as a variable.',
  never: 'dbt does not compare this.',
};

function unseenMacros({ macros }: Extract<WhyNot, { kind: 'unseen-macros' }>, node: LeftOutNode, style: Style): ReasonText {
  const details = macros.flatMap(({ chain, how, before, after }) => {
    const names = chain.map(({ unique_id }) => shortName(unique_id));
    const path = chain.at(-1)?.path ?? null;
    const lines = [
      ...(names.length > 1 ? [`reached through ${names.join(' > ')}`] : []),
      ...say(HOW_UNSEEN[how], style),
      ...renderMacroTexts(before, after, style),
    ];
    return [`${style.palette.strong(`Macro ${names.at(-1)}`)}${path === null ? '' : ` (${terminalText(path)})`}`, ...lines.map(indent)];
  });
  return only('A macro that it may run changed, but dbt does not count it for this node:', ...details, ...sayTakeAlong(node, style));
}

const HOW_UNSEEN: Readonly<Record<'hidden' | 'implicit' | 'indirect', string>> = {
  hidden: 'The code names it where dbt sees no call when it parses: under {% if execute %}, in a branch, as an argument or by dispatch.',
  implicit: 'dbt runs it for every node of this kind, without listing it as called by any.',
  indirect: 'dbt 2 looks only at the macros that a node calls itself, not at what those call.',
};

function notReached({ via, others, reachedBy }: Extract<WhyNot, { kind: 'not-reached' }>, node: LeftOutNode, style: Style): ReasonText {
  const more = others === 0 ? '' : `, like ${others === 1 ? 'another node' : `${others} other nodes`} upstream`;
  return only(
    `It did not change itself. It depends on ${terminalText(via[0])}, which changed${more}, but the selection does not follow the graph that far.`,
    ...renderWay([...via, node.unique_id]),
    ...(reachedBy === null ? [] : say(`--select ${reachedBy} takes it: the + follows the graph from what changed to all that depends on it.`, style)),
  );
}

/** A path through the graph, each step below the one it follows. */
export function renderWay(ids: readonly string[]): readonly string[] {
  return ids.map((id, depth) => `${'  '.repeat(depth)}${depth === 0 ? '' : '> '}${terminalText(id)}`);
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
  return only(sentence, `It matches ${states(matches, 'and')}.`);
}

function excluded({ by }: Extract<WhyNot, { kind: 'excluded' }>, { asked }: Explanation): ReasonText {
  if (by.length === 0) return only(`${sayFlag('--exclude', asked.exclude)} takes it out.`);
  const [first] = by;
  const exclude = joinWords(by.map(({ text }) => `--exclude ${terminalText(text)}`));
  if (first === undefined || first.testOf.length === 0) return only(`${exclude} takes it out; without that it would be selected.`);
  return only(`${exclude} takes out ${joinWords(first.testOf.map((id) => terminalText(id)))}, and with that its tests, such as this one.`);
}

function resourceType({ rule, types }: Extract<WhyNot, { kind: 'resource-type' }>, node: LeftOutNode): ReasonText {
  const list = types.map((type) => terminalText(type)).join(', ');
  switch (rule) {
    case 'command':
      return only(`dbt ${node.asked.command} does not take ${typeName(node, 2)}: its resource types are ${list}.`);
    case 'resource-type':
      return only(`It is ${typeName(node, 1)}, and --resource-type keeps only ${list}.`);
    case 'exclude-resource-type':
      return only(`It is ${typeName(node, 1)}, and --exclude-resource-type leaves out ${list}.`);
    default:
      return unreachable(rule);
  }
}

function indirect({ mode, missing }: Extract<WhyNot, { kind: 'indirect-selection' }>, style: Style): ReasonText {
  const flag = `--indirect-selection ${mode}`;
  if (mode === 'empty') return only(`It tests what is selected, but ${flag} takes no test along.`);
  const rule = mode === 'cautious' ? 'is selected' : 'is selected or is an ancestor of what is selected';
  return only(
    `It tests what is selected, but ${flag} takes a test along only when everything that it tests ${rule}.`,
    `Not selected: ${missing.map((id) => terminalText(id)).join(', ')}`,
    ...say('--indirect-selection eager takes it: then one selected node is enough.', style),
  );
}

function criteria({ tokens }: Extract<WhyNot, { kind: 'criteria' }>): ReasonText {
  const [first] = tokens.flat();
  if (first === undefined) return only('What was asked for does not take it.');
  return tokens.flat().length === 1
    ? only(`It does not match ${terminalText(first.text)}.`)
    : only('None of what was asked for takes it:', ...tokens.map(sayParts));
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
