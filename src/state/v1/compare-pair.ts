import type { Resource } from '#artifacts';
import { unreachable } from '#kernel';
import { type Checked, runChecks } from '../checks.ts';
import { exposureChecks } from './exposure.ts';
import { functionChecks } from './function.ts';
import { metricChecks } from './metric.ts';
import { modelChecks } from './model.ts';
import { nodeChecks } from './node.ts';
import type { V1Rules } from './rules.ts';
import { savedQueryChecks } from './saved-query.ts';
import { seedChecks } from './seed.ts';
import { semanticModelChecks } from './semantic-model.ts';
import { sourceChecks } from './source.ts';
import { testChecks } from './test.ts';
import { unitTestChecks } from './unit-test.ts';

/** All checks of dbt v1 on a resource and its counterpart; undefined when the two are of different types. */
export function comparePair(before: Resource, after: Resource, rules: V1Rules): Checked | undefined {
  switch (after.resourceType) {
    case 'model':
      return before.resourceType === 'model' ? runChecks(modelChecks, [before, after], rules) : undefined;
    case 'seed':
      return before.resourceType === 'seed' ? runChecks(seedChecks, [before, after], rules) : undefined;
    case 'snapshot':
    case 'analysis':
    case 'operation':
      return before.resourceType === after.resourceType ? runChecks(nodeChecks, [before, after], rules) : undefined;
    case 'test':
      return before.resourceType === 'test' ? runChecks(testChecks(after), [before, after], rules) : undefined;
    case 'function':
      return before.resourceType === 'function' ? runChecks(functionChecks, [before, after], rules) : undefined;
    case 'source':
      return before.resourceType === 'source' ? runChecks(sourceChecks, [before, after], rules) : undefined;
    case 'exposure':
      return before.resourceType === 'exposure' ? runChecks(exposureChecks, [before, after], rules) : undefined;
    case 'metric':
      return before.resourceType === 'metric' ? runChecks(metricChecks, [before, after], rules) : undefined;
    case 'semantic_model':
      return before.resourceType === 'semantic_model' ? runChecks(semanticModelChecks, [before, after], rules) : undefined;
    case 'saved_query':
      return before.resourceType === 'saved_query' ? runChecks(savedQueryChecks, [before, after], rules) : undefined;
    case 'unit_test':
      return before.resourceType === 'unit_test' ? runChecks(unitTestChecks, [before, after], rules) : undefined;
    default:
      return unreachable(after);
  }
}
