import type { Resource } from '#artifacts';

/** Members of the manifest's `nodes`: what dbt 1.x has always run. */
export function isNode({ resourceType }: Resource): boolean {
  return NODE_TYPES.has(resourceType);
}

const NODE_TYPES: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot', 'analysis', 'operation', 'test']);
