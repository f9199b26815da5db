import type { UnitTest } from '#artifacts';
import { differs } from '../differences.ts';
import type { V1Check } from './rules.ts';

/** dbt's checksum covers model, versions, given, expect, overrides and the rows of fixtures; nothing else counts. */
export const unitTestChecks: readonly V1Check<UnitTest>[] = [
  { part: null, counts: true, compare: (before, after) => differs(['content', 'checksum'], before.checksum, after.checksum) },
];
