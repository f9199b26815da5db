import type { SelectionRequest } from '#selection';
import type { PlanFlags } from '#settings';
import type { CompareOptions } from '#state';

/** What the flags ask of the comparison and of the selection. */
export function makePlanRequest(flags: PlanFlags, now: Date): { readonly compare: CompareOptions; readonly request: SelectionRequest } {
  return {
    compare: { engine: flags.engine, compareMoreUnrendered: flags.compareMoreUnrendered, now: now.toISOString() },
    request: {
      select: flags.select,
      exclude: flags.exclude,
      ...(flags.selector === undefined ? {} : { selector: flags.selector }),
      indirectSelection: flags.indirectSelection,
      resourceTypes: flags.resourceTypes,
      excludeResourceTypes: flags.excludeResourceTypes,
      command: flags.dbtCommand,
    },
  };
}
