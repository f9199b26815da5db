import type { Model, Project } from '#artifacts';
import { by } from '#kernel';
import type { StateDiff } from '#state';
import type { ReportContracts } from './types.ts';

/** How many contracts are enforced, and what dbt calls breaking among their changes. */
export function makeContracts({
  base,
  head,
  diff,
}: {
  readonly base: Project | null;
  readonly head: Project;
  readonly diff: StateDiff | null;
}): ReportContracts {
  return {
    models: modelsOf(head).length,
    enforcedModels: countEnforced(head),
    enforcedModelsBefore: base === null ? null : countEnforced(base),
    breaking: (diff?.breaks ?? [])
      .map(({ id, kind, column, before, after, severity }) => ({ unique_id: id, kind, column, before, after, severity }))
      .sort(by(({ unique_id, kind, column }) => `${unique_id} ${kind} ${column ?? ''}`)),
  };
}

function countEnforced(project: Project): number {
  return modelsOf(project).filter(({ contract }) => contract.enforced).length;
}

function modelsOf(project: Project): readonly Model[] {
  return [...project.resources.values()].filter((resource) => resource.resourceType === 'model');
}
