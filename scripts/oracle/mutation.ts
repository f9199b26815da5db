import type { Minor } from '../judges/versions.ts';
import type { Change } from './change.ts';
import type { ProjectName } from './projects.ts';

/** A pull request in the small: what it does to the head, and what both sides had before. */
export interface Mutation {
  /** `group/what`, unique within its project. */
  readonly name: string;
  readonly project: ProjectName;
  /** Done to base and head alike. */
  readonly both: readonly Change[];
  /** Done to the head only. */
  readonly head: readonly Change[];
  /** The first dbt minor that knows what the mutation uses. */
  readonly since: Minor;
}

type Written = readonly Change[] | { readonly both?: readonly Change[]; readonly head: readonly Change[]; readonly since?: Minor };

/** The mutations of one project and group, written as a table of names. */
export function mutations(project: ProjectName, group: string, table: Readonly<Record<string, Written>>): readonly Mutation[] {
  return Object.entries(table).map(([what, written]) => ({
    name: `${group}/${what}`,
    project,
    both: [],
    since: '1.8' as const,
    ...('head' in written ? written : { head: written }),
  }));
}
