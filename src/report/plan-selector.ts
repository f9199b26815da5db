import type { Project, Resource } from '#artifacts';
import { byText } from '#kernel';
import type { SelectedResource } from '#selection';

/** Types that `dbt build` runs. */
const BUILDABLE: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot', 'test', 'unit_test', 'function', 'saved_query']);

/** One line for `dbt build --select`: every selected resource that can be built, by its full name; empty when there is none. */
export function planSelector(entries: readonly SelectedResource[], head: Project): string {
  const resources = entries.flatMap(({ id }) => head.resources.get(id) ?? []);
  return [...new Set(resources.filter(({ resourceType }) => BUILDABLE.has(resourceType)).map(criterion))].sort(byText).join(' ');
}

/** A criterion for one resource. dbt reads `fqn:` as a prefix of the full name, so the whole name is given. */
function criterion(resource: Resource): string {
  if (resource.resourceType === 'saved_query') return `saved_query:${escapeName([resource.packageName, resource.name].join('.'))}`;
  return `fqn:${escapeName(resource.fqn.join('.'))}`;
}

// Operators and separators of the selection grammar; `?` stands for any one character in dbt's fnmatch.
function escapeName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '?');
}
