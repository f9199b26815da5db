import type { Project, Resource, Source, Test } from '#artifacts';
import { type NodeId, by, nodeId } from '#kernel';

/** The counterpart of a resource of the head in the base. */
export type PairWithBase = (after: Resource) => Resource | undefined;

/**
 * dbt v2 writes some ids differently than v1: it cleans the table name in a source's id and may hash the id of a
 * singular test. It pairs by id first, then by what both engines write alike. Its last resort, a table of the long test
 * names that it truncated, is in no manifest.
 */
export function pairWithBase({ resources }: Project): PairWithBase {
  const bySignature = testsBySignature(resources);
  return (after) => resources.get(after.id) ?? otherId(after, resources, bySignature);
}

type Resources = ReadonlyMap<NodeId, Resource>;
type Signatures = ReadonlyMap<string, Test | undefined>;

function otherId(after: Resource, resources: Resources, bySignature: Signatures): Resource | undefined {
  if (after.resourceType === 'source') return resources.get(v1SourceId(after));
  if (after.resourceType !== 'test') return undefined;
  const signature = signatureOf(after);
  return (signature === undefined ? undefined : bySignature.get(signature)) ?? resources.get(withoutHash(after.id));
}

function v1SourceId({ packageName, sourceName, name }: Source): NodeId {
  return nodeId(`source.${packageName}.${sourceName}.${name}`);
}

function withoutHash(id: NodeId): NodeId {
  return nodeId(id.replace(/\.[\da-fA-F]{10}$/, ''));
}

/** Two tests of one signature pair with nothing. */
function testsBySignature(resources: Resources): Signatures {
  const found = new Map<string, Test | undefined>();
  for (const resource of resources.values()) {
    const signature = resource.resourceType === 'test' ? signatureOf(resource) : undefined;
    if (resource.resourceType === 'test' && signature !== undefined) found.set(signature, found.has(signature) ? undefined : resource);
  }
  return found;
}

/** What a generic test asks of which node. The `model` argument is rendered, and engines render it differently. */
function signatureOf({ testMetadata, attachedNode, columnName }: Test): string | undefined {
  if (testMetadata === null || attachedNode === null) return undefined;
  const kwargs = Object.entries(testMetadata.kwargs)
    .filter(([key]) => key !== 'model')
    .sort(by(([key]) => key));
  return JSON.stringify([testMetadata.name, testMetadata.namespace, attachedNode, columnName, kwargs]);
}
