import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { peopleSchemas } from './people.ts';
import { propertySchemas } from './properties.ts';
import { qualitySchemas } from './quality.ts';
import { referenceSchemas } from './references.ts';
import { serverSchema } from './servers.ts';
import { listOf, oneOf, ref, shape, TAGS, TEXT, texts } from './shapes.ts';

/** Versions that a document of each version may name; the standard lists those of the older format as well. */
const OLD = 'v2.2.2 v2.2.1 v2.2.0';
const NAMED: Readonly<Record<OdcsVersion, string>> = {
  '3.0.0': `v3.0.0 ${OLD}`,
  '3.0.1': `v3.0.1 v3.0.0 ${OLD}`,
  '3.0.2': `v3.0.2 v3.0.1 v3.0.0 ${OLD}`,
  '3.1.0': `v3.1.0 v3.0.2 v3.0.1 v3.0.0 ${OLD}`,
  '3.2.0': `v3.2.0 v3.1.0 v3.0.2 v3.0.1 v3.0.0 ${OLD}`,
};

/**
 * The JSON Schema (draft 2019-09) of one version of the Open Data Contract Standard, written by us from the standard.
 * The peers' tests prove that it accepts and refuses what the official schema does.
 */
export function odcsSchema(version: OdcsVersion): JsonObject {
  const [newer, newest] = [since(version, '3.1.0'), since(version, '3.2.0')];
  return {
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    ...shape({
      properties: {
        apiVersion: oneOf(NAMED[version]),
        kind: oneOf('DataContract'),
        ...texts('version id name tenant status dataProduct domain slaDefaultElement contractCreatedTs'),
        tags: TAGS,
        servers: listOf(ref('Server')),
        description: descriptionSchema(version),
        schema: listOf(ref('Table')),
        support: listOf(ref('SupportItem')),
        price: ref('Pricing'),
        team: newer ? { oneOf: [ref('Team'), listOf(ref('TeamMember'))] } : listOf(ref('TeamMember')),
        roles: listOf(ref('Role')),
        slaProperties: listOf(ref('ServiceLevel')),
        customProperties: ref('CustomProperties'),
        ...(since(version, '3.0.1') ? { authoritativeDefinitions: ref('AuthoritativeDefinitions') } : {}),
        ...(newest ? { context: ref('Context') } : {}),
      },
      required: ['version', 'apiVersion', 'kind', 'id', ...(newest ? [] : ['status'])],
      closed: true,
    }),
    $defs: {
      Server: serverSchema(version),
      ...propertySchemas(version),
      ...qualitySchemas(version),
      ...peopleSchemas(version),
      ...(newer ? referenceSchemas(version) : {}),
    },
  };
}

function descriptionSchema(version: OdcsVersion): JsonObject {
  const linked = since(version, '3.0.1') ? { authoritativeDefinitions: ref('AuthoritativeDefinitions'), customProperties: ref('CustomProperties') } : {};
  return shape({ properties: { usage: TEXT, purpose: TEXT, limitations: TEXT, ...linked } });
}
