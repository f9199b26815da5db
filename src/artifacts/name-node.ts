import type { Resource } from './types.ts';

/** What people call a node: `orders`, `orders.v2`, `raw.customers`. */
export function nameNode(node: Resource): string {
  if (node.resourceType === 'source') return `${node.sourceName}.${node.name}`;
  return node.resourceType === 'model' && node.version !== null ? `${node.name}.v${node.version}` : node.name;
}
