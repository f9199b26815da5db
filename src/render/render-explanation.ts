import { structuredPatch } from 'diff';
import type { Json } from '#kernel';
import type { Explanation } from '#report';

type Because = Explanation['because'][number];

/** Why a node is or is not selected, for a terminal; names are escaped by the shell that prints it. */
export function renderExplanation(explanation: Explanation): string {
  const { unique_id, path, because, aside, via, changedAncestors } = explanation;
  const parts = [
    [`${unique_id}${path === null ? '' : ` (${path})`}`, verdict(explanation)],
    via.length === 0 ? [] : ['From the change to it:', ...[...via, unique_id].map((id, depth) => `${'  '.repeat(depth + 1)}${id}`)],
    because.length === 0 ? [] : ['What differs:', ...because.flatMap(renderBecause)],
    aside.length === 0 ? [] : ['What differs, and does not count as modified:', ...aside.flatMap(renderBecause)],
    explanation.selected || changedAncestors.length === 0 ? [] : ['Changed nodes that it depends on:', ...changedAncestors.map((id) => `  ${id}`)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function verdict(explanation: Explanation): string {
  const { selected, why, state, request } = explanation;
  const asked = askedFor(request);
  if (selected) return `is selected by ${asked}: ${SELECTED[why ?? ''] ?? why}.`;
  switch (state) {
    case 'removed':
      return 'is not selected: it is in the base, and not in the head any more.';
    case 'disabled':
      return 'is not selected: it is disabled in the head.';
    case 'new':
    case 'modified':
      return `is not selected by ${asked}, although it is ${state}.`;
    default:
      return explanation.changedAncestors.length === 0
        ? `is not selected by ${asked}: it is unmodified, and so is everything that it depends on.`
        : `is not selected by ${asked}: it is unmodified, and the selection does not reach it from what changed.`;
  }
}

const SELECTED: Readonly<Record<string, string>> = {
  modified: 'it is modified',
  new: 'it is new',
  downstream: 'it depends on what was selected',
  upstream: 'what was selected depends on it',
  test: 'it tests what was selected',
  matched: 'it matches a criterion',
};

function askedFor({ select, exclude, selector }: Explanation['request']): string {
  if (selector !== null) return `the selector ${selector}`;
  return [`--select ${select.join(' ')}`, ...(exclude.length === 0 ? [] : [`--exclude ${exclude.join(' ')}`])].join(' ');
}

function renderBecause({ check, field, before, after, via = [] }: Because): readonly string[] {
  const title = check === field ? check : `${check}: ${field}`;
  const calls = via.length < 2 ? [] : [`called through ${via.join(' > ')}`];
  return [`  ${title}`, ...[...calls, ...renderValues(before, after)].map((line) => `    ${line}`)];
}

function renderValues(before: Json, after: Json): readonly string[] {
  const [old, now] = [before, after].map(textOf);
  if (old === undefined || now === undefined) return [];
  return before === null || after === null || !`${old}${now}`.includes('\n') ? [...signed('-', old), ...signed('+', now)] : renderDiff(old, now);
}

const signed = (sign: string, text: string): readonly string[] => text.split('\n').map((line) => `${sign} ${line}`);

// Two texts that share little take long to compare, and no one reads the result.
const EDITS_MAX = 500;

function renderDiff(before: string, after: string): readonly string[] {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: EDITS_MAX });
  if (patch === undefined) return [`differs in more than ${EDITS_MAX} lines`];
  const hunks = patch.hunks.map(({ lines }) => lines.filter((line) => !line.startsWith('\\')).map((line) => `${line[0]} ${line.slice(1)}`));
  return hunks.flatMap((lines, index) => (index === 0 ? lines : ['...', ...lines]));
}

const textOf = (value: Json): string => (value === null ? '(none)' : typeof value === 'string' ? value : JSON.stringify(value, null, 2));
