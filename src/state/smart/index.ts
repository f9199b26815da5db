export { applySmart } from './apply-smart.ts';
export { judgeSmart } from './judge-smart.ts';
export { type SkewMeasure, type SkewReport, measureSkew } from './measure-skew.ts';
export { SMART_RULES } from './registry.ts';
export type { Confidence, SmartDiff, SmartOptions, SmartReason, SmartRule, SmartRuleId } from './types.ts';
export { unknownSmartRules } from './unknown-smart-rules.ts';
