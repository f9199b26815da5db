import type { Explanation } from '#explain';
import type { Result } from '#kernel';
import { explainChange } from '#pipeline';
import type { SelectionRequest } from '#selection';
import type { CompareOptions } from '#state';
import type { ProjectBuilder } from './project.ts';

/** What a test asks of two projects; what is not said is what the command line takes for said. */
export interface Question extends Partial<SelectionRequest> {
  readonly base: ProjectBuilder;
  readonly head: ProjectBuilder;
  readonly node: string;
  readonly engine?: CompareOptions['engine'];
  readonly compareMoreUnrendered?: CompareOptions['compareMoreUnrendered'];
}

/** Why the head's node is or is not selected. */
export function ask({ base, head, node, engine = 'auto', compareMoreUnrendered = 'auto', ...asked }: Question): Result<Explanation> {
  return explainChange(node, {
    base: setOf(base),
    head: setOf(head),
    compare: { engine, compareMoreUnrendered, now: '2026-11-22T12:00:00.000Z' },
    request: { ...REQUEST, ...asked },
  });
}

/** What the command line asks for when nothing is said. */
export const REQUEST: SelectionRequest = {
  select: ['state:modified+'],
  exclude: [],
  indirectSelection: 'eager',
  resourceTypes: [],
  excludeResourceTypes: [],
  command: 'ls',
};

const setOf = (builder: ProjectBuilder) => ({ project: builder.build(), catalog: null, runResults: [], freshness: null });
