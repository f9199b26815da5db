import type { Criterion } from './criterion.ts';
import type { IndirectSelection } from './types.ts';

/** A selection as a tree, whether it was written on a command line or in YAML. */
export type Spec =
  | { readonly kind: 'criterion'; readonly criterion: Criterion }
  | {
      readonly kind: 'union' | 'intersection';
      readonly parts: readonly Spec[];
      /** How remembered tests are looked at again once the parts are combined; `eager` and `empty`: not at all. */
      readonly recheck: IndirectSelection;
      /** The text to warn about when nothing matches it. */
      readonly expected: string | null;
    }
  | {
      readonly kind: 'difference';
      readonly from: Spec;
      readonly minus: Spec;
      /** v2's `--exclude`: every test with an excluded parent goes too, whatever the mode. */
      readonly isGreedy: boolean;
    };

/** A group of YAML: dbt never looks at remembered tests again there, and warns about none. */
export function yamlGroup(kind: 'union' | 'intersection', parts: readonly Spec[]): Spec {
  return { kind, parts, recheck: 'eager', expected: null };
}

export function yamlDifference(from: Spec, minus: Spec): Spec {
  return { kind: 'difference', from, minus, isGreedy: false };
}

/** Every criterion of a tree, from left to right. */
export function criteriaOf(spec: Spec): readonly Criterion[] {
  if (spec.kind === 'criterion') return [spec.criterion];
  if (spec.kind === 'difference') return [...criteriaOf(spec.from), ...criteriaOf(spec.minus)];
  return spec.parts.flatMap(criteriaOf);
}
