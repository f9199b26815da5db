import type { Project } from '#artifacts';
import type { Graph, NodeId } from '#kernel';
import { type IndirectSelection, type Selection, buildResourceGraph, selectResources } from '#selection';
import { type CompareOptions, type StateDiff, compareProjects } from '#state';
import { valueOf } from '../support/result.ts';
import type { Change } from './arbitraries.ts';

export const compare = ({ base, head }: Change, options: CompareOptions): StateDiff => valueOf(compareProjects(base, head, options));

export interface Asked {
  readonly head: Project;
  readonly diff: StateDiff;
  readonly mode?: IndirectSelection;
  readonly exclude?: readonly string[];
}

/** What `dbt ls --select ... --exclude ... --indirect-selection ...` gives. */
export function select({ head, diff, mode = 'empty', exclude = [] }: Asked, ...texts: readonly string[]): Selection {
  const request = { select: texts, exclude, indirectSelection: mode, resourceTypes: [], excludeResourceTypes: [], command: 'ls' } as const;
  return valueOf(selectResources({ head, diff, request }));
}

export const ids = (...asked: Parameters<typeof select>): ReadonlySet<NodeId> => new Set(select(...asked).entries.map(({ id }) => id));

export const graphOf = (head: Project): Graph<NodeId> => valueOf(buildResourceGraph(head));
