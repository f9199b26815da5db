/** The tables of docs/smart-mode.md: the rules, and what they do on the recorded corpus. */
import { type Confidence, SMART_RULES, type SmartRule } from '#state';
import { type SmartSummary, type Tally, readSmartSummary } from './oracle/smart.ts';
import { table } from './tables.ts';

/** What stands there before the first count. */
const UNKNOWN = 'The recorded changes have not been counted: run `npm run oracle -- --smart`, then `npm run generate`.';

export const SMART_TABLES: Readonly<Record<string, () => string>> = {
  smartRules: renderRules,
  smartUnchanged: () => renderIfCounted(renderUnchanged),
  smartCounts: () => renderIfCounted(renderCounts),
};

const CONFIDENCES: Readonly<Record<Confidence, string>> = { proven: 'proven', 'as-dbt': 'as dbt with one setup', likely: 'likely' };

function renderRules(): string {
  const sorted = SMART_RULES.toSorted((a, b) => (a.direction === b.direction ? (a.id < b.id ? -1 : 1) : a.direction === 'drop' ? -1 : 1));
  return table(['rule', '', 'dbt', 'sure', 'what'], sorted.map(ruleRow)).join('\n');
}

function ruleRow({ id, direction, engines, confidence, summary }: SmartRule): readonly string[] {
  return [`\`${id}\``, `${direction}s`, engines.join(', '), CONFIDENCES[confidence], summary];
}

function renderIfCounted(render: (summary: SmartSummary) => string): string {
  const summary = readSmartSummary();
  return summary === undefined ? UNKNOWN : render(summary);
}

/** By the dbt of the head: the base is any other that was recorded. */
function renderUnchanged({ unchanged }: SmartSummary): string {
  const rows = unchanged.map(({ base, head, projects, exact, smart }) => [base, head, String(projects), String(exact), String(smart)]);
  const sum = (index: number): string => String(rows.reduce((total, row) => total + Number(row[index]), 0));
  return table(['base', 'head', 'projects', 'exact selects', 'smart selects'], [...rows, ['all', '', sum(2), sum(3), sum(4)]]).join('\n');
}

function renderCounts({ own, mixed }: SmartSummary): string {
  const rules = SMART_RULES.map(({ id }) => id).filter((id) => [own, mixed].some((tally) => resourcesOf(tally, id) > 0));
  return [
    'Changes of seven projects by hundreds of mutations, put to dbt 1.8 to 1.12 ([parity.md](parity.md)); `other base`: an older dbt or another setting wrote the base. Resources count once for each change.',
    table(
      ['', 'changes', 'exact: new or modified', 'smart: new or modified', 'dropped', 'added'],
      [tallyRow('own base', own), tallyRow('other base', mixed)],
    ).join('\n'),
    table(
      ['rule', 'changes', 'resources', 'changes, other base', 'resources, other base'],
      rules.sort().map((id) => [`\`${id}\``, ...[own, mixed].flatMap((tally) => [String(changesOf(tally, id)), String(resourcesOf(tally, id))])]),
    ).join('\n'),
    'Rules that are not in the table have nothing to do there: they are for dbt v2, for mixed engines, or for versions that were not recorded.',
  ].join('\n\n');
}

function tallyRow(name: string, { changes, exact, smart, dropped, added }: Tally): readonly string[] {
  return [name, ...[changes, exact, smart, dropped, added].map(String)];
}

function changesOf({ rules }: Tally, id: string): number {
  return rules.find(({ rule }) => rule === id)?.changes ?? 0;
}

function resourcesOf({ rules }: Tally, id: string): number {
  return rules.find(({ rule }) => rule === id)?.resources ?? 0;
}
