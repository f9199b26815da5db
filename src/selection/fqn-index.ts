import type { NodeId } from '#kernel';
import type { Engine, Resource } from '#artifacts';

/**
 * Which resources a name without wildcards means to dbt's `fqn:` method: those whose fqn ends with it, or begins
 * with it part by part, with or without the package. An index, because a long line of names would otherwise be
 * compared with every resource one by one.
 */
export interface FqnIndex {
  readonly idsOf: (name: string) => ReadonlySet<NodeId>;
}

export function buildFqnIndex(resources: Iterable<Resource>, engine: Engine): FqnIndex {
  const byName = new Map<string, Set<NodeId>>();
  const byVersion = new Map<string, Set<NodeId>>();
  for (const resource of resources) {
    // Sources have no place in `fqn:`.
    if (resource.resourceType === 'source') continue;
    for (const name of namesOf(resource)) add(byName, name, resource.id);
    if (isVersioned(resource)) add(byVersion, resource.fqn.slice(-2).join('_'), resource.id);
  }
  return {
    idsOf(name) {
      const versioned = byVersion.get(versionName(name, engine));
      const named = byName.get(name);
      if (versioned === undefined) return named ?? NONE;
      return new Set([...versioned, ...(named ?? NONE)]);
    },
  };
}

/** `orders.v1` and `orders_v1` name one version. v1 does not look at what stands before the two. */
function versionName(name: string, engine: Engine): string {
  return engine === 'v1' ? name.split('.').slice(-2).join('_') : name.replace(/\.([^.]*)$/, '_$1');
}

const NONE: ReadonlySet<NodeId> = new Set();

/** A versioned model goes by the part before the version, all else by the last part, and all by each leading part. */
function namesOf(resource: Resource): readonly string[] {
  const flat = flatFqn(resource.fqn);
  const unscoped = flatFqn(resource.fqn.slice(1));
  return [leafOf(resource), ...prefixes(flat), ...prefixes(unscoped)];
}

function prefixes(parts: readonly string[]): readonly string[] {
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** A dot inside a part separates as one between parts does. */
export function flatFqn(fqn: readonly string[]): readonly string[] {
  return fqn.flatMap((part) => part.split('.'));
}

export function leafOf(resource: Resource): string {
  return resource.fqn.at(isVersioned(resource) ? -2 : -1) ?? '';
}

export function isVersioned(resource: Resource): boolean {
  return resource.resourceType === 'model' && resource.version !== null;
}

function add(index: Map<string, Set<NodeId>>, name: string, id: NodeId): void {
  const ids = index.get(name);
  if (ids === undefined) index.set(name, new Set([id]));
  else ids.add(id);
}
