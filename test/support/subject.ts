/** What the stages before the rules make of two projects. */
import { compareCoverage } from '#coverage';
import type { CoverageGoals, Subject } from '#rules';
import { selectResources } from '#selection';
import { compareProjects } from '#state';
import type { ProjectBuilder } from './project.ts';
import { valueOf } from './result.ts';

const REQUEST = { select: ['state:modified+'], exclude: [], indirectSelection: 'eager', resourceTypes: [], excludeResourceTypes: [], command: 'ls' } as const;

/** The change from one project to another, compared, selected and measured. */
export function makeSubject(before: ProjectBuilder, after: ProjectBuilder, goals: CoverageGoals = { tests: null, docs: null }): Subject {
  const [base, head] = [before.build(), after.build()];
  const diff = valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: 'auto' }));
  const selection = valueOf(selectResources({ head, diff, request: REQUEST }));
  const coverage = compareCoverage({ base: { project: base }, head: { project: head }, diff });
  return { base, head, diff, selection, coverage, goals };
}
