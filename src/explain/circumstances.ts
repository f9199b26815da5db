import type { Circumstances, ExplainInput } from './types.ts';

/** What was asked for, whose rules apply, and what differs between base and head besides the project. */
export function circumstancesOf({ request, selection, head, diff }: ExplainInput): Circumstances {
  const { select, exclude, indirectSelection, command } = request;
  return {
    asked: { select, exclude, selector: selection.selector, indirectSelection, command },
    engine: diff.engine,
    dbtVersion: head.metadata.dbtVersion,
    skews: diff.skews,
    raises: selection.raises.map(({ message }) => message),
  };
}
