import type { Metric } from '#artifacts';
import { differs } from '../differences.ts';
import { metricConfig } from './config.ts';
import type { V1Check } from './rules.ts';

/** dbt's checks of filter, metadata and type_params are stubs that call any two the same; fqn has none. */
export const metricChecks: readonly V1Check<Metric>[] = [
  { part: null, counts: true, compare: (before, after) => differs(['type', 'type'], before.type, after.type) },
  { part: null, counts: true, compare: (before, after) => differs(['description', 'description'], before.description, after.description) },
  { part: null, counts: true, compare: (before, after) => differs(['label', 'label'], before.label, after.label) },
  metricConfig,
];
