import type { Exposure, FunctionNode, Metric, Model, PlainNode, Resource, SavedQuery, Seed, SemanticModel, Source, Test, UnitTest } from '#artifacts';
import { unreachable } from '#kernel';
import { type Checked, runChecks } from '../checks.ts';
import { code, storedHash, unitTestHash } from './body.ts';
import { oneStageConfig, twoStageConfig } from './configs.ts';
import {
  exposureContent,
  fqn,
  fqnPrefix,
  functionContent,
  metricContent,
  references,
  savedQueryContent,
  seedAlias,
  semanticModelContent,
  sourceContent,
} from './content.ts';
import { contract } from './contract.ts';
import { macros } from './macros.ts';
import { persistedDescriptions } from './persisted-descriptions.ts';
import { relation, sourceRelation, testRelation } from './relation.ts';
import type { V2Check, V2Rules } from './rules.ts';

const MODEL: readonly V2Check<Model>[] = [contract, twoStageConfig, relation, persistedDescriptions, macros, code, fqnPrefix, references];
const SEED: readonly V2Check<Seed>[] = [twoStageConfig, relation, persistedDescriptions, macros, storedHash, fqnPrefix, seedAlias];
const SNAPSHOT: readonly V2Check<PlainNode>[] = [twoStageConfig, relation, persistedDescriptions, macros, code, fqnPrefix];
const ANALYSIS: readonly V2Check<PlainNode>[] = [oneStageConfig, relation, persistedDescriptions, macros, code];
const GENERIC_TEST: readonly V2Check<Test>[] = [twoStageConfig, testRelation, persistedDescriptions, macros, { ...storedHash, counts: false }, fqn];
const SINGULAR_TEST: readonly V2Check<Test>[] = [twoStageConfig, testRelation, persistedDescriptions, macros, storedHash, fqn];
const FUNCTION: readonly V2Check<FunctionNode>[] = [twoStageConfig, relation, persistedDescriptions, macros, code, ...functionContent];
const SOURCE: readonly V2Check<Source>[] = [twoStageConfig, sourceRelation, persistedDescriptions, macros, ...sourceContent];
const EXPOSURE: readonly V2Check<Exposure>[] = [oneStageConfig, relation, persistedDescriptions, macros, ...exposureContent];
const METRIC: readonly V2Check<Metric>[] = [oneStageConfig, relation, persistedDescriptions, macros, ...metricContent];
const SEMANTIC_MODEL: readonly V2Check<SemanticModel>[] = [relation, persistedDescriptions, macros, ...semanticModelContent];
const SAVED_QUERY: readonly V2Check<SavedQuery>[] = [oneStageConfig, persistedDescriptions, macros, ...savedQueryContent];
/** The definition of a unit test is not compared. */
const UNIT_TEST: readonly V2Check<UnitTest>[] = [persistedDescriptions, macros, unitTestHash, fqn];

/** All checks of dbt v2 on a resource and its counterpart; undefined when the two are of different types. */
export function comparePair(before: Resource, after: Resource, rules: V2Rules): Checked | undefined {
  switch (after.resourceType) {
    case 'model':
      return before.resourceType === 'model' ? runChecks(MODEL, [before, after], rules) : undefined;
    case 'seed':
      return before.resourceType === 'seed' ? runChecks(SEED, [before, after], rules) : undefined;
    case 'snapshot':
      return before.resourceType === 'snapshot' ? runChecks(SNAPSHOT, [before, after], rules) : undefined;
    case 'analysis':
      return before.resourceType === 'analysis' ? runChecks(ANALYSIS, [before, after], rules) : undefined;
    case 'test':
      return before.resourceType === 'test' ? runChecks(after.testMetadata === null ? SINGULAR_TEST : GENERIC_TEST, [before, after], rules) : undefined;
    case 'function':
      return before.resourceType === 'function' ? runChecks(FUNCTION, [before, after], rules) : undefined;
    case 'source':
      return before.resourceType === 'source' ? runChecks(SOURCE, [before, after], rules) : undefined;
    case 'exposure':
      return before.resourceType === 'exposure' ? runChecks(EXPOSURE, [before, after], rules) : undefined;
    case 'metric':
      return before.resourceType === 'metric' ? runChecks(METRIC, [before, after], rules) : undefined;
    case 'semantic_model':
      return before.resourceType === 'semantic_model' ? runChecks(SEMANTIC_MODEL, [before, after], rules) : undefined;
    case 'saved_query':
      return before.resourceType === 'saved_query' ? runChecks(SAVED_QUERY, [before, after], rules) : undefined;
    case 'unit_test':
      return before.resourceType === 'unit_test' ? runChecks(UNIT_TEST, [before, after], rules) : undefined;
    case 'operation':
      return undefined;
    default:
      return unreachable(after);
  }
}
