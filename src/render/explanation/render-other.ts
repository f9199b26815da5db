import type { GroupExplained, MacroExplained, PackageExplained, SourceNameExplained } from '#explain';
import { count } from '#report';
import { terminalText } from '../escape.ts';
import { wrap } from '../terminal.ts';
import { type Style, renderDifference, renderMacroTexts } from './render-difference.ts';
import { sayAsked } from './say-why.ts';

/** Names that are no node, and so in no selection. */
type Blocks = readonly (readonly string[])[];

const NODES_MAX = 10;

export function renderMacro(macro: MacroExplained, style: Style): Blocks {
  const { unique_id, path, change, modifies, missed } = macro;
  const verdict =
    change === null
      ? 'It is a macro, and its text is the same on both sides: it makes no node modified.'
      : `It is a macro. dbt selects no macro, but the nodes that reach a changed one: ${modifies.length === 0 ? 'none reaches this one' : `${count(modifies.length, 'node')} ${modifies.length === 1 ? 'reaches' : 'reach'} this one`}.`;
  return [
    [`${style.palette.strong(terminalText(unique_id))}${path === null ? '' : ` (${terminalText(path)})`}`, ...say(verdict, style)],
    change === null ? [] : ['What changed (- base, + head)', ...renderMacroTexts(change.before, change.after, style).map((line) => `  ${line}`)],
    listNodes('Modified by it', modifies),
    listNodes('They may run it where dbt does not look, and it does not count for them', missed),
  ];
}

function listNodes(title: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const more = ids.length > NODES_MAX ? [`  ... and ${ids.length - NODES_MAX} more`] : [];
  return [title, ...ids.slice(0, NODES_MAX).map((id) => `  ${terminalText(id)}`), ...more];
}

export function renderGroup(group: GroupExplained, style: Style): Blocks {
  const { name, differences, members, selected } = group;
  const verdict = `It is a group, and no node: dbt compares no groups, so that its owner can change unseen. Of its ${count(members, 'member')} ${selected} ${are(selected)} selected by ${sayAsked(group)}; --select group:${terminalText(name)} selects all.`;
  const changes = differences.flatMap((one) => renderDifference(one, style).map((line) => `  ${line}`));
  return [[style.palette.strong(`group ${terminalText(name)}`), ...say(verdict, style)], changes.length === 0 ? [] : ['What changed (- base, + head)', ...changes]];
}

export function renderSourceName(source: SourceNameExplained, style: Style): Blocks {
  const selected = source.tables.filter(({ isSelected }) => isSelected).length;
  const verdict = `It is a source, and no node: its tables are. Of ${count(source.tables.length, 'table')} ${selected} ${are(selected)} selected by ${sayAsked(source)}.`;
  const tables = source.tables.map(({ unique_id, isSelected }) => `  ${isSelected ? 'selected    ' : 'not selected'}  ${terminalText(unique_id)}`);
  return [[style.palette.strong(`source ${terminalText(source.name)}`), ...say(verdict, style)], tables];
}

export function renderPackage({ name, members, selected, ...rest }: PackageExplained, style: Style): Blocks {
  const verdict = `It is a package, and no node. dbt compares the nodes of packages like those of the project: of ${count(members, 'node')} ${selected} ${are(selected)} selected by ${sayAsked(rest)}.`;
  return [[style.palette.strong(`package ${terminalText(name)}`), ...say(verdict, style)]];
}

const are = (number: number): string => (number === 1 ? 'is' : 'are');

function say(sentence: string, { width }: Style): readonly string[] {
  return wrap(sentence, width).split('\n');
}
