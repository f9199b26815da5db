import type { CoverageCounts, Ratio } from './types.ts';

/** Several ratios as one, each thing counting once. */
export function addRatios(...ratios: readonly Ratio[]): Ratio {
  return {
    covered: ratios.reduce((sum, { covered }) => sum + covered, 0),
    total: ratios.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Between 0 and 1; null when there is nothing to cover. */
export function shareOf({ covered, total }: Ratio): number | null {
  return total === 0 ? null : covered / total;
}

/** Models and columns with at least one test, each counting once: a model without columns cannot hide. */
export function testsRatio(counts: CoverageCounts): Ratio {
  return addRatios(counts.modelsTested, counts.columnsTested);
}

/** Models and columns with a description, each counting once. */
export function docsRatio(counts: CoverageCounts): Ratio {
  return addRatios(counts.modelsDocumented, counts.columnsDocumented);
}
