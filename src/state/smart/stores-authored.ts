import type { Resource } from '#artifacts';

/** How a manifest was written. */
export interface Written {
  readonly engine: 'v1' | 'v2';
  /** dbt's flag state_modified_compare_more_unrendered_values. */
  readonly flag: 'on' | 'off';
}

/**
 * Whether a manifest holds the configuration of a resource's schema file as it was authored. Without its flag dbt v1
 * stores it as rendered, and that of generic tests, sources, exposures and the like always.
 */
export function storesAuthored(resource: Resource, { engine, flag }: Written): boolean {
  if (engine === 'v2') return true;
  const isGeneric = resource.resourceType === 'test' && resource.testMetadata !== null;
  return flag === 'on' && 'rawCode' in resource && !isGeneric;
}
