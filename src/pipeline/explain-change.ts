import { type Explanation, explain } from '#explain';
import type { Result } from '#kernel';
import { selectResources } from '#selection';
import { compareProjects, judgeSmart } from '#state';
import { type Change, selectionInputOf } from './plan-change.ts';

/** Why what `typed` names is or is not selected by a change. */
export function explainChange(typed: string, change: Change): Result<Explanation> {
  const diff = compareProjects(change.base.project, change.head.project, change.compare);
  if (!diff.ok) return diff;
  const input = { ...selectionInputOf(change, diff.value), diff: diff.value };
  const selection = selectResources(input);
  if (!selection.ok) return selection;
  const [base, head] = [change.base.project, change.head.project];
  return explain(typed, { ...input, base, selection: selection.value, smart: judgeSmart(diff.value, { base, head }, { rulesOff: [] }) });
}
