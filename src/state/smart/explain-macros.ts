import type { MacroId } from '#kernel';
import { applies, skewOf } from './applies.ts';
import type { DropRule, MacroChange, Scene, SkewKind } from './types.ts';

/** The rule that explains away a changed macro. */
export interface MacroExcuse {
  readonly rule: DropRule;
  readonly skew: SkewKind | null;
}

/** Which changed macros do what they did, or changed through no edit of the project. */
export function explainMacros(rules: readonly DropRule[], scene: Scene): ReadonlyMap<MacroId, MacroExcuse> {
  const excuses = new Map<MacroId, MacroExcuse>();
  for (const id of scene.diff.changedMacros) {
    const change: MacroChange = { id, before: scene.base.macros.get(id), after: scene.head.macros.get(id) };
    const rule = rules.find((one) => applies(one, scene) && one.macro?.(change, scene) === true);
    if (rule !== undefined) excuses.set(id, { rule, skew: skewOf(rule, scene) });
  }
  return excuses;
}
