import type { Resource } from '#artifacts';
import { equalJson } from '#kernel';
import { storedValue } from '../config-value.ts';
import { namesInTemplate } from '../expression-inputs.ts';
import type { DropRule, Scene } from '../types.ts';

/** `enabled: "{{ dbt_version < '2' }}"`: the project says the same on both sides, and so do the tests of such a model. */
export const disabledByVersion: DropRule = {
  id: 'smart/disabled-by-version',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a resource that was disabled in the base because of `dbt_version` alone; production may not have it yet',
  confidence: 'as-dbt',
  skews: ['engine', 'dbt-version'],
  needsSkew: true,
  counterparts: (scene) => (after) => disabledTwin(after, scene) ?? testOfTwin(after, scene),
};

function disabledTwin(after: Resource, scene: Scene): Resource | undefined {
  const before = onlyDisabled(after, scene);
  const enabled = storedValue(after, 'enabled');
  if (before === undefined || typeof enabled !== 'string' || !equalJson(storedValue(before, 'enabled'), enabled)) return undefined;
  const names = namesInTemplate(enabled);
  return names !== undefined && names.length > 0 && names.every((name) => name === 'dbt_version') ? before : undefined;
}

/** A test that the model it tests took along. */
function testOfTwin(after: Resource, scene: Scene): Resource | undefined {
  if (after.resourceType !== 'test' || storedValue(after, 'enabled') !== undefined) return undefined;
  const tested = after.dependsOn.flatMap((id) => scene.head.resources.get(id) ?? []);
  return tested.some((one) => disabledTwin(one, scene) !== undefined) ? onlyDisabled(after, scene) : undefined;
}

function onlyDisabled({ id, resourceType }: Resource, { base }: Scene): Resource | undefined {
  const entries = base.resources.has(id) ? [] : (base.disabled.get(id) ?? []);
  const [only] = entries;
  return entries.length === 1 && only?.resourceType === resourceType ? only : undefined;
}
