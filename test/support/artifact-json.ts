/** Small dbt artifacts as bytes, for tests of the door. */
import type { Json, JsonObject } from '#kernel';

/** The bytes of a file: a text as it stands, anything else as JSON. */
export function bytesOf(content: Json): Uint8Array {
  return new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
}

export interface Written {
  readonly schema?: number;
  readonly dbt?: string;
}

const EMPTY_SECTIONS = { nodes: {}, sources: {}, macros: {}, exposures: {}, metrics: {}, disabled: {}, selectors: {} };

/** A manifest with these sections; the other sections of v4 are empty. */
export function manifestJson(sections: JsonObject = {}, { schema = 12, dbt = '1.12.6' }: Written = {}): JsonObject {
  return { metadata: metadataJson('manifest', schema, dbt), ...EMPTY_SECTIONS, ...sections };
}

export function artifactJson(name: string, content: JsonObject, { schema = 1, dbt = '1.12.6' }: Written = {}): JsonObject {
  return { metadata: metadataJson(name, schema, dbt), ...content };
}

function metadataJson(name: string, schema: number, dbt: string): JsonObject {
  return {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${name}/v${schema}.json`,
    dbt_version: dbt,
    generated_at: '2026-11-22T10:00:00.000000Z',
    invocation_id: 'aaaaaaaa-0000-4000-8000-000000000000',
  };
}

/** An entry of a section, keyed by its id, with the fields that dbt requires of every resource. */
export function entryJson(id: string, fields: JsonObject = {}): JsonObject {
  const [type = '', packageName = '', ...rest] = id.split('.');
  return {
    [id]: {
      unique_id: id,
      resource_type: type,
      name: rest.join('.'),
      package_name: packageName,
      original_file_path: `models/${rest.join('.')}.sql`,
      fqn: [packageName, ...rest],
      ...fields,
    },
  };
}
