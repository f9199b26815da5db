import { minors } from '../judges/versions.ts';
import type { Case } from './replay.ts';
import { formatQuestion } from './question.ts';
import type { Answer } from './question.ts';

/** What a case counts for in the table. */
export type Counted = Pick<Case, 'minor' | 'group' | 'same'>;

/** Cases by group and dbt minor, as a Markdown table; where some differ, their number stands behind the slash. */
export function renderTable(cases: readonly Counted[]): string {
  const groups = [...new Set(cases.map((one) => one.group))].sort();
  const cell = (some: readonly Counted[]): string => {
    const wrong = some.filter((one) => !one.same).length;
    return wrong === 0 ? String(some.length) : `${some.length} / ${wrong}`;
  };
  const row = (name: string, some: readonly Counted[]): string =>
    `| ${[name, ...minors.map((minor) => cell(some.filter((one) => one.minor === minor))), cell(some)].join(' | ')} |`;
  const rows = groups.map((group) =>
    row(
      group,
      cases.filter((one) => one.group === group),
    ),
  );
  return [`| group | ${minors.join(' | ')} | all |`, '| --- | --: | --: | --: | --: | --: | --: |', ...rows, row('all', cases)].join('\n');
}

/** One case that differs: where it is, what dbt has that we lack, and what we have that dbt lacks. */
export function renderMismatch(one: Case): string {
  const where = `${one.minor} ${one.project} ${one.mutation} flag ${one.flag}${one.against === 'own' ? '' : ` against ${one.against}`}`;
  return `${where}\n  ${formatQuestion(one.question)}\n  ${renderDifference(one.expected, one.got)}`;
}

function renderDifference(expected: Answer, got: Answer): string {
  if (expected.error !== undefined || got.error !== undefined) return `dbt: ${outcome(expected)}; ours: ${outcome(got)}`;
  const missing = without(expected.ids, got.ids);
  const extra = without(got.ids, expected.ids);
  return [`dbt: ${outcome(expected)}; ours: ${outcome(got)}`, ...missing.map((id) => `- ${id}`), ...extra.map((id) => `+ ${id}`)].slice(0, 12).join('\n  ');
}

function outcome(answer: Answer): string {
  return answer.error ?? `${answer.ids?.length ?? 0} ids`;
}

function without(ids: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}
