import type { Project, Resource } from '#artifacts';
import { extractConfig } from '../jinja/extract-config.ts';
import type { V1Rules } from './rules.ts';

/** How a resource of the base enters the comparison. */
export type ReadBase = (resource: Resource) => Resource;

/**
 * dbt 1.12 with the flag on does not trust the in-file configuration that another release stored: it reads the first
 * `config(...)` of the old code anew and lays it over the stored values (upgrade_manifest_dbt_version.py).
 */
export function baseReader(base: Project, head: Project, { dialect, compareMoreUnrendered }: V1Rules): ReadBase {
  const isRead = dialect.rereadsBaseConfig && compareMoreUnrendered && isWrittenByAnother(base, head);
  return isRead ? rereadConfig : (resource) => resource;
}

// With the v2 parser inside dbt 1.12, both manifests name the parser's version and neither names the dbt that compares.
function isWrittenByAnother(base: Project, head: Project): boolean {
  return base.metadata.dbtVersion !== head.metadata.dbtVersion || head.metadata.engine === 'v2';
}

const NODES: readonly string[] = ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation'];

function rereadConfig(resource: Resource): Resource {
  if (!('rawCode' in resource) || !NODES.includes(resource.resourceType)) return resource;
  if (isBuiltInTest(resource) || Object.keys(resource.unrenderedConfig).length === 0) return resource;
  const read = extractConfig(resource.rawCode);
  return read === undefined ? resource : { ...resource, unrenderedConfig: { ...resource.unrenderedConfig, ...read } };
}

/** Their code holds no configuration block. */
function isBuiltInTest({ resourceType, macros }: Resource): boolean {
  return resourceType === 'test' && macros.length === 1 && ['macro.dbt.test_not_null', 'macro.dbt.test_unique'].includes(String(macros[0]));
}
