import type { Json } from '#kernel';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { AllowedValues, QualityKind, QualityRule } from '../types.ts';
import { isJsonList, isJsonObject } from '#kernel';
import { OPERATOR_NAMES } from './schema/quality.ts';
import { since, type OdcsVersion } from './versions.ts';

const KINDS = ['library', 'sql', 'text', 'custom'] as const satisfies readonly QualityKind[];

/** The quality rules of a table or column. */
export function readQuality(reading: Reading, parent: Spot, version: OdcsVersion): readonly QualityRule[] {
  return reading.spots(parent, 'quality').map((spot) => {
    const { at, value } = spot;
    // Up to 3.0 a library rule is named by `rule`; `metric` is then a key without a meaning.
    const metric = reading.text(spot, since(version, '3.1.0') ? 'metric' : 'rule');
    return {
      at,
      kind: KINDS.find((kind) => kind === value['type']) ?? 'library',
      metric,
      operators: Object.fromEntries(
        OPERATOR_NAMES.flatMap((name): readonly (readonly [string, Json])[] => (Object.hasOwn(value, name) ? [[name, value[name] ?? null]] : [])),
      ),
      severity: reading.text(spot, 'severity'),
      ext: keepRest(spot, ['type', since(version, '3.1.0') ? 'metric' : 'rule', 'severity', ...OPERATOR_NAMES]),
    };
  });
}

/** Allowed values that a column's rules list, the only way to say it before 3.2. */
export function allowedByRules(rules: readonly QualityRule[]): readonly AllowedValues[] {
  return rules.flatMap(({ at, metric, ext }) => {
    const given = ext['arguments'];
    const values = isJsonObject(given) ? given['validValues'] : undefined;
    return (metric === 'invalidValues' || metric === 'validValues') && isJsonList(values) ? [{ at: `${at}/arguments/validValues`, values }] : [];
  });
}
