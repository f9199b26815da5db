import type { GroupExplained, MacroExplained, PackageExplained, SourceNameExplained } from '#explain';
import { count } from '#report';
import { terminalText } from '../escape.ts';
import { renderDifference, renderMacroTexts } from './render-difference.ts';
import { sayAsked } from './say-why.ts';
import { type Blocks, type Style, indent, say } from './style.ts';

const NODES_MAX = 10;

export function renderMacro(macro: MacroExplained, style: Style): Blocks {
  const { unique_id, path, change, modifies, missed } = macro;
  const changed = modifies.length === 0 ? 'It changed, but no node calls it.' : `It changed, which makes ${count(modifies.length, 'node')} modified.`;
  const verdict = `It is a macro: dbt does not select macros, but the nodes that call them. ${change === null ? 'Its text is the same on both sides.' : changed}`;
  return [
    [`${style.palette.strong(terminalText(unique_id))}${path === null ? '' : ` (${terminalText(path)})`}`, ...say(verdict, style)],
    change === null ? [] : ['What changed (- base, + head)', ...renderMacroTexts(change.before, change.after, style).map(indent)],
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
  const verdict = `It is a group: dbt does not compare groups, so a change of its owner selects nothing. Members selected by ${sayAsked(group)}: ${selected} of ${members}. --select group:${terminalText(name)} takes them all.`;
  const changes = differences.flatMap((one) => renderDifference(one, style).map(indent));
  return [
    [style.palette.strong(`group ${terminalText(name)}`), ...say(verdict, style)],
    changes.length === 0 ? [] : ['What changed (- base, + head)', ...changes],
  ];
}

export function renderSourceName(source: SourceNameExplained, style: Style): Blocks {
  const selected = source.tables.filter(({ isSelected }) => isSelected).length;
  const verdict = `It is a source: what dbt selects are its tables. Selected by ${sayAsked(source)}: ${selected} of ${source.tables.length}.`;
  const tables = source.tables.map(({ unique_id, isSelected }) => `  ${isSelected ? 'selected    ' : 'not selected'}  ${terminalText(unique_id)}`);
  return [[style.palette.strong(`source ${terminalText(source.name)}`), ...say(verdict, style)], tables];
}

export function renderPackage({ name, members, selected, ...rest }: PackageExplained, style: Style): Blocks {
  const verdict = `It is a package: dbt compares what is in it like the project itself. Selected by ${sayAsked(rest)}: ${selected} of ${members}.`;
  return [[style.palette.strong(`package ${terminalText(name)}`), ...say(verdict, style)]];
}
