import type { Project, Resource } from '#artifacts';
import { readManifest } from '#artifacts';
import { type Json, type JsonObject, type Refusal, type Result, nodeId } from '#kernel';
import { type Written, bytesOf, entryJson, manifestJson } from '../support/artifact-json.ts';

export const URI = 'target/manifest.json';

export function read(sections: JsonObject = {}, written: Written = {}): Project {
  return valueOf(readManifest(bytesOf(manifestJson(sections, written)), URI));
}

/** The one resource of that id, filed in `section`. */
export function readEntry(section: string, id: string, fields: JsonObject, written: Written = {}): Resource {
  const resource = read({ [section]: entryJson(id, fields) }, written).resources.get(nodeId(id));
  if (resource === undefined) throw new Error(`${id} was not read`);
  return resource;
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusals.map(({ code, what }) => `${code}: ${what}`).join('\n'));
  return result.value;
}

export function refusalsOf(content: Json): readonly Refusal[] {
  const result = readManifest(bytesOf(content), URI);
  if (result.ok) throw new Error('It was read');
  return result.refusals;
}
