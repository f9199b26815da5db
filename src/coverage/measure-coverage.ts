import type { CatalogTable, Model, Project } from '#artifacts';
import { by } from '#kernel';
import { type TestedBy, traceTests } from './trace-tests.ts';
import type { ColumnCoverage, CoverageCounts, CoverageOptions, Measured, ModelCoverage, Ratio } from './types.ts';

/** Every kind of test counts, on the project's own models. */
export const COVERAGE_DEFAULTS: CoverageOptions = { kinds: ['generic', 'singular', 'unit'], packages: 'root' };

/** How much of a project is tested and described. */
export function measureCoverage(measured: Measured, options: CoverageOptions = COVERAGE_DEFAULTS): CoverageCounts {
  return countCoverage(measureModels(measured, options));
}

/** The coverage of each model, sorted by id. */
export function measureModels(measured: Measured, options: CoverageOptions = COVERAGE_DEFAULTS): readonly ModelCoverage[] {
  const { project, catalog } = measured;
  const tests = traceTests(project, options.kinds);
  return modelsOf(project, options)
    .map((model) => measureModel(model, tests.get(model.id), catalog?.tables.get(model.id)))
    .sort(by(({ id }) => id));
}

/** The sums over models. */
export function countCoverage(models: readonly ModelCoverage[]): CoverageCounts {
  const columns = models.flatMap((model) => model.columns);
  return {
    modelsTested: ratio(models, ({ tests }) => tests > 0),
    columnsTested: ratio(columns, ({ tested }) => tested),
    modelsDocumented: ratio(models, ({ documented }) => documented),
    columnsDocumented: ratio(columns, ({ documented }) => documented),
  };
}

function modelsOf(project: Project, { packages }: CoverageOptions): readonly Model[] {
  const models = [...project.resources.values()].filter((resource): resource is Model => resource.resourceType === 'model');
  const own = models.filter(({ packageName }) => packageName === project.metadata.projectName);
  // A project without models of its own tries out a package: then that is what its authors work on.
  return packages === 'all' || own.length === 0 ? models : own;
}

function measureModel(model: Model, tested: TestedBy | undefined, table: CatalogTable | undefined): ModelCoverage {
  return {
    id: model.id,
    tests: tested?.tests ?? 0,
    documented: isText(model.description),
    columns: columnsOf(model, table).map(({ name, documented }) => ({ name, documented, tested: tested?.columns.has(name.toLowerCase()) ?? false })),
  };
}

/** Described columns in their order, then those that only the warehouse knows: a column missing from schema.yml is uncovered. */
function columnsOf(model: Model, table: CatalogTable | undefined): readonly Omit<ColumnCoverage, 'tested'>[] {
  const described = [...model.columns.values()].map(({ name, description }) => ({ name, documented: isText(description) }));
  const known = new Set(described.map(({ name }) => name.toLowerCase()));
  const found = [...(table?.columns.values() ?? [])].filter(({ name }) => !known.has(name.toLowerCase()));
  return [...described, ...found.sort((a, b) => a.index - b.index).map(({ name }) => ({ name, documented: false }))];
}

function ratio<T>(items: readonly T[], isCovered: (item: T) => boolean): Ratio {
  return { covered: items.filter(isCovered).length, total: items.length };
}

const isText = (text: string): boolean => text.trim() !== '';
