import type { Explanation } from '#explain';
import { type Result, parseSha } from '#kernel';
import { type OtherState, explainChange } from '#pipeline';
import type { SelectionRequest } from '#selection';
import type { CompareOptions } from '#state';
import type { ProjectBuilder } from './project.ts';

/** What a test asks of two projects; what is not said is what the command line takes for said. */
export interface Question extends Partial<SelectionRequest> {
  readonly base: ProjectBuilder;
  readonly head: ProjectBuilder;
  readonly node: string;
  /** Production as it is now, where the base is what the change parted from. */
  readonly newest?: ProjectBuilder;
  /** What the change parted from, where the base is production as it is now. */
  readonly parted?: ProjectBuilder;
  readonly engine?: CompareOptions['engine'];
  readonly compareMoreUnrendered?: CompareOptions['compareMoreUnrendered'];
}

/** Why the head's node is or is not selected. */
export function ask({ base, head, node, newest, parted, engine = 'auto', compareMoreUnrendered = 'auto', ...asked }: Question): Result<Explanation> {
  return explainChange(node, {
    base: setOf(base),
    head: setOf(head),
    other: otherOf(newest, 'newest') ?? otherOf(parted, 'parted'),
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

function otherOf(builder: ProjectBuilder | undefined, role: OtherState['role']): OtherState | null {
  const sha = parseSha('5a1c0ffee0ddba11ad0be5eed5a1c0ffee0ddba1');
  return builder === undefined || sha === undefined ? null : { role, sha, isExact: true, project: builder.build() };
}

const setOf = (builder: ProjectBuilder) => ({ project: builder.build(), catalog: null, runResults: [], freshness: null });
