import type { Resource } from '#artifacts';
import { equalJson } from '#kernel';
import { SAME, differingFields, only, without } from '../differences.ts';
import type { V1Check } from './rules.ts';

/** dbt's fields with CompareBehavior.Exclude: relation fields have a check of their own, tags and group none. */
const EXCLUDED = ['alias', 'schema', 'database', 'tags', 'group'];

/** `same_config` of nodes: every authored key but the excluded; a key on one side only is a difference, null or not. */
export const nodeConfig = authoredConfig(EXCLUDED);
/** Of sources and exposures: every authored key. */
export const wholeConfig = authoredConfig([]);
export const metricConfig = authoredConfig(['group']);

function authoredConfig(excluded: readonly string[]): V1Check<Resource> {
  return {
    part: 'configs',
    counts: true,
    compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }) =>
      equalJson(before, after) ? SAME : differingFields(['configs', 'unrendered_config'], without(before, excluded), without(after, excluded)),
  };
}

/** Of tests: a few keys alone, by release. */
export const testConfig: V1Check<Resource> = {
  part: 'configs',
  counts: true,
  compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }, { dialect }) =>
    equalJson(before, after) ? SAME : differingFields(['configs', 'unrendered_config'], only(before, dialect.testConfig), only(after, dialect.testConfig)),
};

/** Of semantic models and saved queries: the rendered configuration, group and meta included. */
export const renderedConfig: V1Check<Resource> = {
  part: 'configs',
  counts: true,
  compare: (before, after) => differingFields(['configs', 'config'], before.config, after.config),
};
