import { type Criterion, type Mistake, textOf } from './criterion.ts';
import { criteriaOf, type Spec } from './spec.ts';
import { methodOf } from './methods/index.ts';
import { mistakeRefusal } from './choose-spec.ts';
import { nearestName, type Refusal } from '#kernel';
import type { Scene } from './scene.ts';
import { selectorsMatching } from './selectors-matching.ts';

/** Every value in a tree that dbt would stop at, those of the named selectors that it leads to included. */
export function checkCriteria(spec: Spec, scene: Scene): readonly Refusal[] {
  return check(spec, scene, []);
}

function check(spec: Spec, scene: Scene, within: readonly Spec[]): readonly Refusal[] {
  const found = criteriaOf(spec).flatMap((criterion) =>
    criterion.method === 'selector' ? checkSelector(criterion, scene, [...within, spec]) : refusals(criterion, valueMistake(criterion, scene)),
  );
  return [...new Map(found.map((refusal) => [refusal.what, refusal])).values()];
}

function refusals({ raw }: Criterion, mistake: Mistake | undefined): readonly Refusal[] {
  return mistake === undefined ? [] : [{ kind: 'usage', code: 'selector-invalid', what: `${mistake.what} (in "${raw}")`, next: mistake.next }];
}

function valueMistake(criterion: Criterion, scene: Scene): Mistake | undefined {
  const { method, value } = criterion;
  if (method === 'selector') return undefined;
  if (typeof value !== 'string' && method !== 'config') {
    return { what: `The value ${textOf(value)} is not a text`, next: 'Put it in quotes.' };
  }
  return methodOf(method, scene.dialect).mistake?.(criterion, scene);
}

function checkSelector(criterion: Criterion, scene: Scene, within: readonly Spec[]): readonly Refusal[] {
  const found = selectorsMatching(criterion, scene);
  if (found.length === 0) {
    const nearest = nearestName(textOf(criterion.value), scene.selectors.keys());
    const known = `Known selectors: ${[...scene.selectors.keys()].join(', ') || 'none'}.`;
    return refusals(criterion, {
      what: `No selector is called "${textOf(criterion.value)}"`,
      next: nearest === undefined ? known : `Did you mean "${nearest}"?`,
    });
  }
  if (found.some(({ spec }) => within.includes(spec))) {
    return refusals(criterion, { what: 'A selector leads back to itself', next: 'Break the circle of selector: references.' });
  }
  return found.flatMap(({ name, spec, mistakes }) => [...mistakes.map((mistake) => mistakeRefusal(name, mistake)), ...check(spec, scene, within)]);
}
