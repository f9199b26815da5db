import type { Resource } from '#artifacts';
import { defaultMethod } from './criterion.ts';
import type { Scene } from './scene.ts';

/**
 * Texts that may single a resource out, the most readable first: its name as `dbt ls` shows it, then narrowed by
 * file, type and package, and last by standing right behind one of its parents.
 */
export function* selectorCandidates(resource: Resource, scene: Scene): Iterable<string> {
  const names = namesOf(resource);
  yield* names;
  const typed = `${names.at(-1) ?? ''},resource_type:${resource.resourceType}`;
  yield typed;
  const kind = resource.resourceType === 'test' && resource.testMetadata !== null ? [`test_name:${safe(resource.testMetadata.name)}`] : [];
  const narrowed = [typed, `path:${safe(resource.path)}`, `package:${safe(resource.packageName)}`, ...kind].join(',');
  yield narrowed;
  for (const id of resource.dependsOn) {
    const parent = scene.resources.get(id);
    if (parent !== undefined) yield `${narrowed},${namesOf(parent).at(-1) ?? ''}+1`;
  }
}

function namesOf(resource: Resource): readonly string[] {
  const full = bare(resource.fqn.join('.'));
  switch (resource.resourceType) {
    case 'source':
      return [`source:${[resource.packageName, resource.sourceName, resource.name].map(safe).join('.')}`];
    case 'exposure':
    case 'metric':
    case 'saved_query':
    case 'semantic_model':
      return [`${resource.resourceType}:${safe(resource.packageName)}.${safe(resource.name)}`];
    case 'unit_test':
      return [`unit_test:${safe(resource.packageName)}.${safe(resource.name)}`, full];
    case 'test':
      return [bare(resource.name), full];
    default:
      return [full];
  }
}

/** A name without a method, where dbt takes it for one. */
function bare(name: string): string {
  const text = safe(name);
  return /^\w[\w.-]*$/.test(text) && defaultMethod(text) === 'fqn' ? text : `fqn:${text}`;
}

/** Characters that mean something to dbt or to a shell are asked for by `?`, which stands for any one. */
function safe(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_./-]/gu, '?');
}
