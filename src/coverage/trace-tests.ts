import type { Project, Resource, Test, UnitTest } from '#artifacts';
import type { NodeId } from '#kernel';
import type { TestKind } from './types.ts';

/** The tests of one model. */
export interface TestedBy {
  readonly tests: number;
  /** Names in lower case: warehouses fold them, and dbt compares a test's column with none. */
  readonly columns: ReadonlySet<string>;
}

interface Hit {
  readonly model: NodeId;
  readonly column: string | null;
}

/** The tests of the given kinds per model. Disabled tests are no resources of the project, so they never count. */
export function traceTests(project: Project, kinds: readonly TestKind[]): ReadonlyMap<NodeId, TestedBy> {
  const tested = new Map<NodeId, { tests: number; readonly columns: Set<string> }>();
  for (const resource of project.resources.values()) {
    if (!isCounted(resource, kinds)) continue;
    for (const { model, column } of hitsOf(resource, project)) {
      const entry = tested.get(model) ?? { tests: 0, columns: new Set() };
      entry.tests += 1;
      if (column !== null) entry.columns.add(column.toLowerCase());
      tested.set(model, entry);
    }
  }
  return tested;
}

function isCounted(resource: Resource, kinds: readonly TestKind[]): resource is Test | UnitTest {
  if (resource.resourceType === 'unit_test') return kinds.includes('unit');
  if (resource.resourceType !== 'test') return false;
  return kinds.includes(resource.testMetadata === null ? 'singular' : 'generic');
}

function hitsOf(test: Test | UnitTest, project: Project): readonly Hit[] {
  if (test.resourceType === 'unit_test') return unitHits(test, project);
  if (test.testMetadata === null) return test.dependsOn.map((model) => ({ model, column: null }));
  const model = test.attachedNode ?? namedNode(test, project);
  return model === null ? [] : [{ model, column: testedColumn(test) }];
}

// A unit test may also read the models it mocks; only the tested one counts.
function unitHits(test: UnitTest, project: Project): readonly Hit[] {
  const named = test.dependsOn.filter((id) => project.resources.get(id)?.name === test.model);
  return named.map((model) => ({ model, column: null }));
}

/** Manifests before v9 (dbt 1.5) have no `attached_node`; the `model` argument still says `ref('orders')`. */
function namedNode(test: Test, project: Project): NodeId | null {
  const [only, ...others] = test.dependsOn;
  if (only !== undefined && others.length === 0) return only;
  const argument = test.testMetadata?.kwargs['model'];
  const names = typeof argument === 'string' ? [...argument.matchAll(/(?:ref|source)\([^)]*['"]([^'"]+)['"]\s*\)/g)].map(([, name]) => name) : [];
  return test.dependsOn.find((id) => names.includes(project.resources.get(id)?.name)) ?? null;
}

// A test laid on the model can still name its column: `expect_column_values_to_...` takes it as an argument.
function testedColumn(test: Test): string | null {
  const argument = test.testMetadata?.kwargs['column_name'];
  return test.columnName ?? (typeof argument === 'string' ? argument : null);
}
