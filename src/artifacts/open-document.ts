import { type Json, type JsonObject, type Refusal, type Result, isJsonObject, ok, refuse } from '#kernel';
import { decodeText } from './decode-text.ts';
import { decompress } from './decompress.ts';
import { type ArtifactName, type Document, fileNameOf, refusalOf } from './document.ts';
import { parseJson } from './parse-json.ts';

/** A document of the right kind and of a schema version that we know. */
export interface OpenDocument {
  readonly root: JsonObject;
  readonly schemaVersion: number;
}

/** First and last schema version of each artifact that can be read, and the dbt versions that write them. */
const READABLE: Readonly<Record<ArtifactName, { readonly first: number; readonly last: number; readonly writers: string }>> = {
  manifest: { first: 4, last: 12, writers: 'dbt 1.0 or later' },
  catalog: { first: 1, last: 1, writers: 'dbt 0.19 or later' },
  'run-results': { first: 1, last: 6, writers: 'dbt 0.19 or later' },
  sources: { first: 1, last: 3, writers: 'dbt 0.19 or later' },
};

const SCHEMA = /\/dbt\/([a-z-]+)\/v(\d+)\.json$/;

/** Bytes to the JSON of the artifact that they must be. */
export function openDocument(bytes: Uint8Array, document: Document): Result<OpenDocument> {
  const plain = decompress(bytes, document.uri);
  if (!plain.ok) return plain;
  const text = decodeText(plain.value, document);
  if (!text.ok) return text;
  const json = parseJson(text.value, document);
  return json.ok ? recognise(json.value, document) : json;
}

function recognise(root: Json, document: Document): Result<OpenDocument> {
  if (!isJsonObject(root)) return refuse(noArtifact(document, 'The JSON is no object'));
  const metadata = root['metadata'];
  const schema = isJsonObject(metadata) ? metadata['dbt_schema_version'] : undefined;
  if (typeof schema !== 'string') return refuse(noArtifact(document, 'It has no metadata.dbt_schema_version'));
  const [, name, version] = SCHEMA.exec(schema) ?? [];
  if (name === undefined) return refuse(noArtifact(document, `Its metadata.dbt_schema_version is ${JSON.stringify(schema.slice(0, 100))}`));
  if (name !== document.artifact) return refuse(otherArtifact(document, name));
  return inRange(document, root, Number(version));
}

function inRange(document: Document, root: JsonObject, schemaVersion: number): Result<OpenDocument> {
  const { first, last } = READABLE[document.artifact];
  if (schemaVersion < first) return refuse(tooOld(document, schemaVersion));
  return schemaVersion > last ? refuse(unknownVersion(document, schemaVersion)) : ok({ root, schemaVersion });
}

function noArtifact(document: Document, why: string): Refusal {
  return refusalOf(document, 'not-an-artifact', {
    what: 'The file is JSON, but no artifact of dbt',
    why,
    next: `Give the ${fileNameOf(document.artifact)} that dbt wrote.`,
  });
}

function otherArtifact(document: Document, name: string): Refusal {
  return refusalOf(document, 'other-artifact', {
    what: `The file is dbt's ${name}, not its ${document.artifact}`,
    next: `Give the ${fileNameOf(document.artifact)} that dbt wrote beside it.`,
  });
}

function tooOld(document: Document, version: number): Refusal {
  const { first, writers } = READABLE[document.artifact];
  return refusalOf(document, 'schema-too-old', {
    what: `The ${document.artifact} has schema v${version}; v${first} is the oldest that is read`,
    ...(document.artifact === 'manifest' ? { why: 'dbt itself refuses older ones as state' } : {}),
    next: `Write it with ${writers}.`,
  });
}

// Previews of dbt 2.0 called their manifest v20; dbt 2.0 itself writes v12.
function unknownVersion(document: Document, version: number): Refusal {
  const { last } = READABLE[document.artifact];
  const isPreview = document.artifact === 'manifest' && version === 20;
  return refusalOf(document, 'schema-unknown', {
    what: `The ${document.artifact} has schema v${version}; v${last} is the newest that is known`,
    ...(isPreview ? { why: 'Only previews of dbt 2.0 wrote v20' } : {}),
    next: isPreview ? 'Write it with dbt 2.0.0 or later, or with dbt 1.x.' : 'Update Sluice.',
  });
}
