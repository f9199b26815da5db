import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../odcs/versions.ts';
import type { QualityRule } from '../types.ts';
import { withoutEmpty } from './members.ts';

/** One quality rule; up to 3.0 its metric is called `rule`. */
export function writeQuality({ kind, metric, operators, severity, ext }: QualityRule, version: OdcsVersion): JsonObject {
  return { ...ext, type: kind, ...withoutEmpty({ [since(version, '3.1.0') ? 'metric' : 'rule']: metric, severity }), ...operators };
}
