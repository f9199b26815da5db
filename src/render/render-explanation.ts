import type { Explanation, LeftOutNode, SelectedNode, Whose } from '#explain';
import { unreachable } from '#kernel';
import { terminalText } from './escape.ts';
import { renderGroup, renderMacro, renderPackage, renderSourceName } from './explanation/render-other.ts';
import { renderFacts } from './explanation/render-facts.ts';
import { renderWay } from './explanation/render-way.ts';
import { renderWhyNot } from './explanation/render-why-not.ts';
import { sayAsked, sayTests, sayWhy } from './explanation/say-why.ts';
import { type Blocks, type Style, indent, say } from './explanation/style.ts';
import { type LayOut, loadLayOut } from './lay-out-sql.ts';
import { type TerminalOptions, makePalette } from './terminal.ts';

/** Why something is or is not selected, for a terminal. Without `layOut` SQL is compared as it was written. */
export function renderExplanation(explanation: Explanation, { color, width }: TerminalOptions, layOut?: LayOut): string {
  const style: Style = { palette: makePalette(color), width, layOut };
  const blocks = blocksOf(explanation, style).filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What the SQL of an explanation is to be laid out with; undefined, and not loaded, where there is none to show. */
export async function loadLayOutFor(explanation: Explanation, adapterType: string | null): Promise<LayOut | undefined> {
  const shown = 'aside' in explanation ? [...explanation.differences, ...explanation.aside] : [];
  return shown.some((one) => one.kind === 'code' && one.language === 'sql') ? loadLayOut(adapterType) : undefined;
}

/** The explanation as it is. JSON may spell a bracket as an escape: a runner that reads the log must find no command. */
export function renderExplanationJson(explanation: Explanation): string {
  return `${JSON.stringify(explanation, null, 2).replaceAll('##[', String.raw`##\u005b`)}\n`;
}

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
  return [
    [...renderHead(node, style), ...say(`Selected by ${sayAsked(node)}, ${sayWhy(node)}`, style), ...renderDoubts(node, style)],
    way,
    sayMore(node),
    ...renderFacts(node, style),
  ];
}

/** The values of what changed elsewhere. */
function sayMore({ start }: SelectedNode): readonly string[] {
  const isChanged = start !== null && start.differences.some(({ kind }) => kind !== 'addition');
  return isChanged ? [`What changed there, with both values: sluice explain ${terminalText(start.unique_id)}`] : [];
}

function renderLeftOut(node: LeftOutNode, style: Style): Blocks {
  const [first, ...more] = node.reasons.map((reason) => renderWhyNot(reason, node, style));
  if (first === undefined) return [];
  return [
    [...renderHead(node, style), ...say(`Not selected by ${sayAsked(node)}. ${first.sentence}`, style), ...renderDoubts(node, style)],
    first.details.map(indent),
    ...more.map(({ sentence, details }) => [...say(`Also: ${sentence}`, style), ...details.map(indent)]),
    ...renderFacts(node, style),
  ];
}

function renderHead(node: SelectedNode | LeftOutNode, { palette }: Style): readonly string[] {
  const path = node.path === null ? '' : ` (${terminalText(node.path)})`;
  const tests = node.tests === null ? [] : [`is ${sayTests(node.tests)}`];
  return [`${palette.strong(terminalText(node.unique_id))}${path}`, ...tests];
}

/** What makes the verdict worth less than it seems. */
function renderDoubts({ raises, engine, judgement, whose }: SelectedNode | LeftOutNode, style: Style): readonly string[] {
  const stop = engine === 'v1' ? 'But dbt stops at this selection with exit code 2 and selects nothing at all' : 'dbt ends this selection with exit code 1';
  return [
    ...raises.slice(0, 1).flatMap((message) => say(`${stop}: ${terminalText(message)}.`, style)),
    ...(whose === null || whose === 'yours' ? [] : say(WHOSE[whose], style)),
    ...(judgement?.effect === 'drop' ? say('Sluice takes it for no real change; the rule is named below.', style) : []),
  ];
}

/** Where two states of production tell the changes apart; nearly all are yours. */
const WHOSE: Readonly<Record<Exclude<Whose, 'yours'>, string>> = {
  'in-production': 'Production has made the same change by now: it is not yours alone.',
  'left-behind': 'It is not your change: production changed it since your branch parted, and the branch still has it as it was.',
  unclear: 'Production changed it as well since your branch parted, so nothing tells whose change it is.',
};
