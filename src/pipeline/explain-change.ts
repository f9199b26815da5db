import { type Explanation, explain } from '#explain';
import type { Result } from '#kernel';
import { selectResources } from '#selection';
import { compareProjects } from '#state';
import { type Change, selectionInputOf } from './plan-change.ts';
import { separateOrigins } from './separate-origins.ts';

/** Why what `typed` names is or is not selected by a change. */
export function explainChange(typed: string, change: Change): Result<Explanation> {
  const { compare, other = null, rulesOff = [] } = change;
  const [base, head] = [change.base.project, change.head.project];
  const diff = compareProjects(base, head, compare);
  if (!diff.ok) return diff;
  const input = { ...selectionInputOf(change, diff.value), diff: diff.value };
  const selection = selectResources(input);
  if (!selection.ok) return selection;
  const { origins } = separateOrigins({ base, head, diff: diff.value, other, compare });
  const drift = other === null || origins === null ? null : { role: other.role, origins };
  return explain(typed, { ...input, base, selection: selection.value, drift, rulesOff });
}
