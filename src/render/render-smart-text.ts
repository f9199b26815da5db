import type { ReportPlan, ReportSmartRule } from '#report';
import { cutEnd, terminalText } from './escape.ts';
import { CONFIDENCES, sayModes, saySkews } from './say-smart.ts';
import { type Palette, alignRows, wrap } from './terminal.ts';

/** Both modes, the rules that part them, and what skew does; empty where they agree. */
export function renderSmartText(plan: ReportPlan, palette: Palette, width: number): string {
  const said = sayModes(plan);
  if (said === null || plan.smart === undefined) return '';
  const { drops, additions } = plan.smart;
  const rows = [...drops.map((rule) => rowOf('-', rule)), ...additions.map((rule) => rowOf('+', rule))];
  return [
    palette.strong('Smart mode'),
    wrap(said, width, '  '),
    ...alignRows(rows).map((row) => `  ${cutEnd(row, width - 2)}`),
    ...saySkews(plan.smart).map((sentence) => wrap(terminalText(sentence), width, '  ')),
  ].join('\n');
}

function rowOf(mark: string, { rule, confidence, count, unique_ids }: ReportSmartRule): readonly string[] {
  const more = count > NAMED_MAX ? `, and ${count - NAMED_MAX} more` : '';
  const names = unique_ids.slice(0, NAMED_MAX).map((id) => terminalText(id));
  return [`${mark} ${terminalText(rule)}`, String(count), CONFIDENCES[confidence], `${names.join(', ')}${more}`];
}

const NAMED_MAX = 3;
