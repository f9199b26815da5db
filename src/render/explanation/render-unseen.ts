import type { Blindness, LeftOutNode, WhyNot } from '#explain';
import { terminalText } from '../escape.ts';
import { joinWords, shortName } from './name-difference.ts';
import { type ReasonText, reasonText } from './reason-text.ts';
import { renderMacroTexts, renderValues } from './render-difference.ts';
import { sayFlag } from './say-why.ts';
import { type Style, indent, say } from './style.ts';

/** What differs although no check of dbt counts it. */
export function renderUnseen({ changes }: Extract<WhyNot, { kind: 'unseen' }>, node: LeftOutNode, style: Style): ReasonText {
  const details = changes.flatMap(({ field, before, after, why }) => [
    style.palette.strong(sayField(field)),
    ...[...renderValues(before, after, style), ...say(BLINDNESS[why], style)].map(indent),
  ]);
  return reasonText('It differs from the base, but only in what dbt does not count as a change:', ...details, ...sayTakeAlong(node, style));
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

/** What a node depends on, where that differs only in what dbt does not look at. */
export function renderUnseenUpstream({ nodes }: Extract<WhyNot, { kind: 'unseen-upstream' }>, node: LeftOutNode, style: Style): ReasonText {
  return reasonText(
    'Nothing in it changed, and what it depends on changed only where dbt does not look:',
    ...nodes.map(({ unique_id, fields }) => `${terminalText(unique_id)}: ${joinWords(fields.map(sayField))}`),
    ...sayTakeAlong(node, style),
  );
}

/** Macros that changed and that dbt does not count for a node. */
export function renderUnseenMacros({ macros }: Extract<WhyNot, { kind: 'unseen-macros' }>, node: LeftOutNode, style: Style): ReasonText {
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
  return reasonText('A macro that it may run changed, but dbt does not count it for this node:', ...details, ...sayTakeAlong(node, style));
}

const HOW_UNSEEN: Readonly<Record<'hidden' | 'implicit' | 'indirect', string>> = {
  hidden: 'The code names it where dbt sees no call when it parses: under {% if execute %}, in a branch, as an argument or by dispatch.',
  implicit: 'dbt runs it for every node of this kind, without listing it as called by any.',
  indirect: 'dbt 2 looks only at the macros that a node calls itself, not at what those call.',
};
