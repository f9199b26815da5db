import type { Criterion, Mistake } from '../criterion.ts';
import type { NodeId } from '#kernel';
import type { Resource } from '#artifacts';
import type { Scene } from '../scene.ts';

export type Matcher = (resource: Resource) => boolean;

/** How one method of the selector language answers. */
export interface Method {
  /** What dbt ends with for such a value. */
  readonly mistake?: (criterion: Criterion, scene: Scene) => Mistake | undefined;
  /** What dbt passes over although the answer is not what was asked for. */
  readonly warning?: (criterion: Criterion, scene: Scene) => string | undefined;
  readonly matcher: (criterion: Criterion, scene: Scene) => Matcher;
  /** Everything that matches, where that can be told without looking at each resource. */
  readonly ids?: (criterion: Criterion, scene: Scene) => ReadonlySet<NodeId> | undefined;
}

export const nothing: Matcher = () => false;

/** The value as text; anything else was refused before. */
export function textValue({ value }: Criterion): string {
  return typeof value === 'string' ? value : '';
}
