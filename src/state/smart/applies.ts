import type { DropRule, Scene, SkewKind } from './types.ts';

/** Whether a rule has anything to say about these two projects. */
export function applies(rule: DropRule, scene: Scene): boolean {
  return !rule.needsSkew || skewOf(rule, scene) !== null;
}

/** The closest cause, among the skews of these projects, of what a rule explains. */
export function skewOf({ skews }: DropRule, scene: Scene): SkewKind | null {
  return skews.find((kind) => scene.skews.has(kind)) ?? null;
}
