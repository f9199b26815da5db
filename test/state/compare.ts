/** Comparing two built projects, for the tests of `src/state`. */
import type { Project } from '#artifacts';
import { type CompareOptions, type ContractBreak, type Reaction, type ResourceState, type StateDiff, compareProjects, reactionsUnder } from '#state';
import { type Json, nodeId } from '#kernel';
import type { ProjectBuilder } from '../support/project.ts';

export const AUTO: CompareOptions = { engine: 'auto', compareMoreUnrendered: 'auto' };

export function compare(base: ProjectBuilder, head: ProjectBuilder, options: Partial<CompareOptions> = {}): StateDiff {
  return compareBuilt(base.build(), head.build(), options);
}

/** For projects that the builder cannot make. */
export function compareBuilt(base: Project, head: Project, options: Partial<CompareOptions> = {}): StateDiff {
  const result = compareProjects(base, head, { ...AUTO, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

/** `[check, field, before, after]`. */
export type Reason = readonly [check: string, field: string, before: Json, after: Json];

export interface Seen {
  readonly modified: boolean;
  readonly parts: readonly string[];
  readonly because: readonly Reason[];
}

/** What became of one resource: whether plain `state:modified` selects it, which `state:modified.<part>` do, and why. */
export function seen(diff: StateDiff, id: string): Seen {
  const { isModified, parts, because } = stateOf(diff, id);
  return { modified: isModified, parts: [...parts].sort(), because: because.map(({ check, field, before, after }) => [check, field, before, after]) };
}

export function stateOf(diff: StateDiff, id: string): ResourceState {
  const state = diff.states.get(nodeId(id));
  if (state === undefined) throw new Error(`Nothing is compared under ${id}`);
  return state;
}

export const UNCHANGED: Seen = { modified: false, parts: [], because: [] };

/** The ids that plain `state:modified` selects. */
export function modifiedIds(diff: StateDiff): readonly string[] {
  return [...diff.states.values()].filter(({ isModified }) => isModified).map(({ id }) => id);
}

/** `[kind, column, before, after, severity]` of each break. */
export function breaksOf({ breaks }: StateDiff): readonly (readonly [ContractBreak['kind'], string | null, Json, Json, string])[] {
  return breaks.map(({ kind, column, before, after, severity }) => [kind, column, before, after, severity]);
}

/** `[level, code, id]` of what dbt says under a value. */
export function saidUnder(diff: StateDiff, value: Parameters<typeof reactionsUnder>[1]): readonly (readonly [Reaction['level'], Reaction['code'], string])[] {
  return reactionsUnder(diff, value).map(({ level, code, id }) => [level, code, id]);
}
