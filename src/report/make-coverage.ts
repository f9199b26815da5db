import { type Project, nameNode } from '#artifacts';
import type { ColumnCoverage, Coverage, ModelCoverage, Ratio } from '#coverage';
import type { CoverageGoals } from '#rules';
import type { ReportCoverage, ReportModelCoverage } from './types.ts';

/** Coverage as the report holds it: ratios, and the names of what is missing. */
export function makeCoverage({
  coverage,
  goals,
  head,
}: {
  readonly coverage: Coverage;
  readonly goals: CoverageGoals;
  readonly head: Project;
}): ReportCoverage {
  return {
    base: coverage.base,
    head: coverage.head,
    patch: coverage.patch?.counts ?? null,
    patchBefore: coverage.patch?.before ?? null,
    goals,
    models: (coverage.patch?.models ?? []).map((model) => makeModel(model, head)),
  };
}

function makeModel({ id, tests, documented, columns }: ModelCoverage, head: Project): ReportModelCoverage {
  const node = head.resources.get(id);
  return {
    unique_id: id,
    name: node === undefined ? id : nameNode(node),
    tests,
    columnsTested: ratio(columns, ({ tested }) => tested),
    untested: columns.filter(({ tested }) => !tested).map(({ name }) => name),
    documented,
    columnsDocumented: ratio(columns, (column) => column.documented),
    undocumented: columns.filter((column) => !column.documented).map(({ name }) => name),
  };
}

function ratio(columns: readonly ColumnCoverage[], isCovered: (column: ColumnCoverage) => boolean): Ratio {
  return { covered: columns.filter(isCovered).length, total: columns.length };
}
