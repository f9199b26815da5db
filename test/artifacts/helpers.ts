import { type Project, type Resource, readManifest } from '#artifacts';
import { type Json, type JsonObject, type Refusal, nodeId } from '#kernel';
import { type Written, bytesOf, entryJson, manifestJson } from '../support/artifact-json.ts';
import { refusalsOf as refusalsIn, valueOf } from '../support/result.ts';

export { valueOf };

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

/** Why this content, given as a manifest, is refused; empty when it is read. */
export function refusalsOf(content: Json): readonly Refusal[] {
  return refusalsIn(readManifest(bytesOf(content), URI));
}
