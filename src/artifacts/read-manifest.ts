import { type MacroId, type NodeId, type Result, macroId, nodeId } from '#kernel';
import { asObjectOfClass, classes } from './class-defaults.ts';
import type { Fields } from './fields.ts';
import { keepsMetrics } from './old-schemas.ts';
import { readArtifact } from './read-artifact.ts';
import { readResource } from './read-resource.ts';
import { Reading } from './reading.ts';
import type { Group, Macro, ManifestMetadata, Project, Resource } from './types.ts';

/**
 * The project that a `manifest.json` of dbt 1.0 to 1.12 or 2.x describes, plain or compressed, as dbt 1.12 would load
 * it: older schemas upgraded, absent fields at their class defaults. Every wrong field is refused at once.
 */
export function readManifest(bytes: Uint8Array, uri: string): Result<Project> {
  return readArtifact(bytes, { artifact: 'manifest', uri }, (root, schemaVersion) => readProject(root, uri, new Reading(schemaVersion)));
}

/** Every section that holds resources, in the order in which dbt searches them. */
const SECTIONS = [
  ['nodes', null],
  ['sources', 'source'],
  ['exposures', 'exposure'],
  ['metrics', 'metric'],
  ['semantic_models', 'semantic_model'],
  ['saved_queries', 'saved_query'],
  ['unit_tests', 'unit_test'],
  ['functions', 'function'],
] as const;

/** Sections that every manifest since v4 has; some published ones were cut down by hand. */
const EXPECTED_SECTIONS = ['sources', 'macros', 'exposures', 'metrics'];

function readProject(root: Fields, uri: string, reading: Reading): Project {
  for (const section of EXPECTED_SECTIONS) if (!root.has(section)) reading.missing(section);
  const metadata = readMetadata(root.part('metadata'), reading.schemaVersion);
  const filed = readSections(root.required('nodes', 'an object'), reading);
  const macros = readMacros(root, reading);
  const groups = [...root.entries('groups', readGroup).values()];
  return {
    uri,
    metadata,
    resources: new Map(filed.filter(isEnabled).map((resource) => [resource.id, resource])),
    disabled: readDisabled(
      root,
      reading,
      filed.filter((resource) => !isEnabled(resource)),
    ),
    macros,
    groups: new Map(groups.map((group) => [group.name, group])),
    selectors: new Map(Object.entries(root.object('selectors'))),
    notes: reading.notes(),
  };
}

function readMetadata(fields: Fields, schemaVersion: number): ManifestMetadata {
  const dbtVersion = fields.text('dbt_version');
  return {
    schemaVersion,
    dbtVersion,
    // Never by the schema version: dbt 2.x writes v12 as well.
    engine: Number.parseInt(dbtVersion, 10) >= 2 ? 'v2' : 'v1',
    adapterType: fields.textOrNull('adapter_type'),
    projectName: fields.textOrNull('project_name'),
    projectId: fields.textOrNull('project_id'),
    generatedAt: fields.textOrNull('generated_at'),
    invocationId: fields.textOrNull('invocation_id'),
  };
}

function readSections(root: Fields, reading: Reading): readonly Resource[] {
  return SECTIONS.filter(([section]) => section !== 'metrics' || keepsMetrics(reading.schemaVersion)).flatMap(([section, type]) => {
    const read = root.entries(section, (fields, id) => readResource({ fields, id, reading }, type ?? fields.text('resource_type')));
    return [...read.values()].filter((resource) => resource !== undefined);
  });
}

// dbt's graph holds enabled members only. The Rust engine files the tests of a disabled model among the nodes.
function isEnabled(resource: Resource): boolean {
  return resource.config['enabled'] !== false;
}

function readDisabled(root: Fields, reading: Reading, misfiled: readonly Resource[]): ReadonlyMap<NodeId, readonly Resource[]> {
  const disabled = new Map<NodeId, readonly Resource[]>(misfiled.map((resource) => [resource.id, [resource]]));
  for (const [id, entries] of root.lists('disabled', (fields, id) => readDisabledEntry(fields, id, reading))) {
    const known = entries.filter((resource) => resource !== undefined);
    if (known.length > 0) disabled.set(nodeId(id), known);
  }
  return disabled;
}

function readDisabledEntry(fields: Fields, id: string, reading: Reading): Resource | undefined {
  const type = fields.text('resource_type');
  if (type === 'metric' && !keepsMetrics(reading.schemaVersion)) return undefined;
  return readResource({ fields, id, reading }, type);
}

function readMacros(root: Fields, reading: Reading): ReadonlyMap<MacroId, Macro> {
  const macros = root.entries('macros', (fields, id) => readMacro(fields, id, reading));
  return new Map([...macros.values()].map((macro) => [macro.id, macro]));
}

function readMacro(fields: Fields, id: string, reading: Reading): Macro {
  return {
    id: macroId(id),
    name: fields.text('name'),
    packageName: fields.text('package_name'),
    path: reading.path(id, fields.text('original_file_path')),
    sql: fields.text('macro_sql'),
    macros: fields.part('depends_on').texts('macros', []).map(macroId),
  };
}

function readGroup(fields: Fields): Group {
  return { name: fields.text('name'), owner: asObjectOfClass(fields.object('owner'), classes.owner) };
}
