import type { Project, Resource } from '#artifacts';
import type { Finding, NodeId, Place } from '#kernel';
import type { Checkout } from '#ports';
import { parseSchemaFile, type SchemaFile } from './schema-file.ts';

export interface Located {
  readonly head: Project;
  readonly base: Project | null;
  readonly checkout: Checkout;
  /** Folder of the dbt project below the repository's root, `` or `transform`. */
  readonly projectFolder: string;
}

/** The same findings, each with the file and line that a reviewer should look at, as far as the checkout tells. */
export async function locateFindings(findings: readonly Finding[], where: Located): Promise<readonly Finding[]> {
  const files = new Map<string, Promise<SchemaFile | undefined>>();
  const schemaFile = (path: string): Promise<SchemaFile | undefined> => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const read = where.checkout.readText(path).then((text) => (text === undefined ? undefined : parseSchemaFile(text, path)));
    files.set(path, read);
    return read;
  };
  return Promise.all(findings.map(async (finding) => ({ ...finding, place: await placeOf(finding, where, schemaFile) })));
}

async function placeOf(finding: Finding, where: Located, schemaFile: (path: string) => Promise<SchemaFile | undefined>): Promise<Place | null> {
  const resource = finding.node === null ? undefined : findResource(finding.node, where);
  if (resource === undefined || isForeign(resource, where)) return finding.place;
  const described = describingFile(resource, finding);
  if (described !== null) {
    const { subject, column } = describedSubject(resource, finding.column, where);
    const place = (await schemaFile(inRepository(described, where)))?.placeOf(subject, column);
    if (place !== undefined) return place;
  }
  return ownFile(resource, finding, where);
}

function findResource(id: NodeId, where: Located): Resource | undefined {
  return where.head.resources.get(id) ?? where.base?.resources.get(id);
}

// Paths of installed packages are relative to the package, whose folder in the repository no manifest tells.
function isForeign(resource: Resource, where: Located): boolean {
  const own = where.head.metadata.projectName;
  return own !== null && resource.packageName !== own;
}

// A generic test has no entry of its own: it stands under the column that it tests.
function describedSubject(resource: Resource, column: string | null, where: Located): { subject: Resource; column: string | null } {
  const attached = resource.resourceType === 'test' && resource.attachedNode !== null ? findResource(resource.attachedNode, where) : undefined;
  if (attached === undefined || resource.resourceType !== 'test') return { subject: resource, column };
  return { subject: attached, column: column ?? resource.columnName };
}

// Column and contract findings belong to the schema file; everything else to the resource's own file.
function describingFile(resource: Resource, finding: Finding): string | null {
  if (isYamlFile(resource.path)) return resource.path;
  return finding.column !== null || finding.kind === 'contract' || finding.kind === 'breaking' ? resource.patchPath : null;
}

// A removed file has no line to show.
function ownFile(resource: Resource, finding: Finding, where: Located): Place | null {
  if (resource.path === '') return finding.place;
  const file = inRepository(resource.path, where);
  return where.head.resources.has(resource.id) ? { file, line: 1 } : { file };
}

function inRepository(path: string, where: Located): string {
  const folder = where.projectFolder.replace(/^\.?\/*|\/+$/g, '');
  return folder === '' ? path : `${folder}/${path}`;
}

const isYamlFile = (path: string): boolean => /\.ya?ml$/i.test(path);
