import { SMART_RULES } from './registry.ts';

/** Ids among these that are no rule of smart mode. */
export function unknownSmartRules(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !SMART_RULES.some((rule) => rule.id === id));
}
