import type { Mutation } from '../mutation.ts';
import { metricsFunctions, metricsMetrics, metricsOthers, metricsSaved, metricsSemantic } from './metrics.ts';
import { metricsNewForm, metricsOverloads } from './newest.ts';
import { shopResults } from './results.ts';
import { shopBodies, shopFiles } from './shop-bodies.ts';
import { shopDisabled, shopEnvironment, shopLive, shopTests, shopUnitTests } from './shop-checks.ts';
import { shopFileConfigs, shopProjectConfigs, shopYamlConfigs } from './shop-configs.ts';
import { shopExposures, shopSeeds, shopSources } from './shop-inputs.ts';
import { shopAccess, shopContracts, shopDescriptions, shopVersions } from './shop-promises.ts';
import { toolboxConfigs, toolboxEnvironment, toolboxMacros, toolboxTests } from './toolbox.ts';

/** Every mutation, in a fixed order. */
export const allMutations: readonly Mutation[] = [
  ...shopBodies,
  ...shopFiles,
  ...shopFileConfigs,
  ...shopYamlConfigs,
  ...shopProjectConfigs,
  ...shopContracts,
  ...shopVersions,
  ...shopAccess,
  ...shopDescriptions,
  ...shopSources,
  ...shopSeeds,
  ...shopExposures,
  ...shopTests,
  ...shopUnitTests,
  ...shopDisabled,
  ...shopEnvironment,
  ...shopLive,
  ...shopResults,
  ...toolboxMacros,
  ...toolboxConfigs,
  ...toolboxEnvironment,
  ...toolboxTests,
  ...metricsMetrics,
  ...metricsSemantic,
  ...metricsSaved,
  ...metricsFunctions,
  ...metricsOthers,
  ...metricsNewForm,
  ...metricsOverloads,
];
