import { criteriaOf, type Spec } from './spec.ts';
import { byText } from '#kernel';
import type { Criterion } from './criterion.ts';
import type { NamedSelector } from './read-selectors.ts';
import type { Scene } from './scene.ts';

/** The YAML selectors that a `selector:` criterion names, in the order of their names. */
export function selectorsMatching({ value }: Criterion, { selectors, dialect }: Pick<Scene, 'selectors' | 'dialect'>): readonly NamedSelector[] {
  const matches = dialect.wildcard(typeof value === 'string' ? value : '');
  return [...selectors]
    .filter(([name]) => matches(name))
    .sort(([a], [b]) => byText(a, b))
    .map(([, selector]) => selector);
}

/** The criteria of a tree, those of the selectors that it refers to included. There has to be no circle of references. */
export function criteriaReached(spec: Spec, scene: Pick<Scene, 'selectors' | 'dialect'>): readonly Criterion[] {
  return criteriaOf(spec).flatMap((criterion) =>
    criterion.method === 'selector' ? selectorsMatching(criterion, scene).flatMap((named) => criteriaReached(named.spec, scene)) : [criterion],
  );
}
