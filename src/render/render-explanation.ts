import type { Explanation, LeftOutNode, SelectedNode } from '#explain';
import { unreachable } from '#kernel';
import { breakCommands, terminalText } from './escape.ts';
import { renderGroup, renderMacro, renderPackage, renderSourceName } from './explanation/render-other.ts';
import { renderFacts } from './explanation/render-facts.ts';
import type { Style } from './explanation/render-difference.ts';
import { renderWay, renderWhyNot } from './explanation/render-why-not.ts';
import { sayAsked, sayTests, sayWhy } from './explanation/say-why.ts';
import type { LayOut } from './lay-out-sql.ts';
import { type TerminalOptions, makePalette, wrap } from './terminal.ts';

/** Why something is or is not selected, for a terminal. Without `layOut` SQL is compared as it was written. */
export function renderExplanation(explanation: Explanation, { color, width }: TerminalOptions, layOut?: LayOut): string {
  const style: Style = { palette: makePalette(color), width, layOut };
  const blocks = blocksOf(explanation, style).filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The explanation as it is. JSON may spell a bracket as an escape: a runner that reads the log must find no command. */
export function renderExplanationJson(explanation: Explanation): string {
  return `${JSON.stringify(explanation, null, 2).replaceAll('##[', String.raw`##\u005b`)}\n`;
}

type Blocks = readonly (readonly string[])[];

function blocksOf(explanation: Explanation, style: Style): Blocks {
  switch (explanation.kind) {
    case 'selected':
      return renderSelected(explanation, style);
    case 'left-out':
      return renderLeftOut(explanation, style);
    case 'macro':
      return renderMacro(explanation, style);
    case 'group':
      return renderGroup(explanation, style);
    case 'source-name':
      return renderSourceName(explanation, style);
    case 'package':
      return renderPackage(explanation, style);
    default:
      return unreachable(explanation);
  }
}

function renderSelected(node: SelectedNode, style: Style): Blocks {
  const way = node.via.length === 0 ? [] : ['The shortest way from there to it', ...renderWay([...node.via, node.unique_id]).map(indent)];
  const elsewhere = node.origin === null ? [] : [`For what changed there: sluice explain ${terminalText(node.via[0] ?? '')}`];
  return [[...renderHead(node, style), ...say(`Selected by ${sayAsked(node)}, ${sayWhy(node)}.`, style)], way, elsewhere, ...renderFacts(node, style)];
}

function renderLeftOut(node: LeftOutNode, style: Style): Blocks {
  const [first, ...more] = node.reasons.map((reason) => renderWhyNot(reason, node, style));
  if (first === undefined) return [];
  const verdict = say(`Not selected by ${sayAsked(node)}. ${first.sentence}`, style);
  return [
    [...renderHead(node, style), ...verdict],
    first.details.map(indent),
    ...more.map(({ sentence, details }) => [...say(`Also: ${sentence}`, style), ...details.map(indent)]),
    ...renderFacts(node, style),
  ];
}

const indent = (line: string): string => `  ${line}`;

function renderHead(node: SelectedNode | LeftOutNode, { palette }: Style): readonly string[] {
  const path = node.path === null ? '' : ` (${terminalText(node.path)})`;
  const tests = node.tests === null ? [] : [`is ${sayTests(node.tests)}`];
  return [`${palette.strong(terminalText(node.unique_id))}${path}`, ...tests];
}

function say(sentence: string, { width }: Style): readonly string[] {
  return wrap(breakCommands(sentence), width).split('\n');
}
