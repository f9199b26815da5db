import type { JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../versions.ts';
import { ANYTHING, listOf, NUMBER, ref, shape, SINGLE, TAGS, TEXT, texts } from './shapes.ts';

/** Prices, teams, roles, support, service levels and custom properties. Since 3.1 they refuse unknown keys. */
export function peopleSchemas(version: OdcsVersion): Readonly<Record<string, JsonObject>> {
  const closed = since(version, '3.1.0');
  const id: Readonly<Record<string, JsonObject>> = closed ? { id: ref('StableId') } : {};
  const custom = { customProperties: ref('CustomProperties') };
  const definitions = { authoritativeDefinitions: ref('AuthoritativeDefinitions') };
  return {
    Role: shape({
      properties: { ...id, ...texts('role description access firstLevelApprovers secondLevelApprovers'), ...(since(version, '3.0.1') ? custom : {}) },
      required: ['role'],
      closed,
    }),
    SupportItem: shape({
      properties: { ...id, ...texts('channel url description tool scope invitationUrl'), ...(closed ? custom : {}) },
      required: closed ? ['channel'] : ['channel', 'url'],
      closed,
    }),
    Pricing: shape({ properties: { ...id, priceAmount: NUMBER, ...texts('priceCurrency priceUnit') }, closed }),
    TeamMember: memberSchema(version, id),
    Team: shape({
      properties: { ...id, ...texts('name description'), members: listOf(ref('TeamMember')), tags: TAGS, ...custom, ...definitions },
      closed: true,
    }),
    ServiceLevel: serviceLevelSchema(version, id),
    CustomProperty: shape({
      properties: { ...id, property: TEXT, value: ANYTHING, ...(closed ? { description: TEXT } : {}), ...(since(version, '3.2.0') ? { vendor: TEXT } : {}) },
      required: closed ? ['property', 'value'] : [],
      closed,
    }),
    CustomProperties: listOf(ref('CustomProperty')),
    AuthoritativeDefinitions: listOf(
      shape({ properties: { ...id, ...texts('url type'), ...(closed ? { description: TEXT } : {}) }, required: ['url', 'type'], closed }),
    ),
  };
}

function memberSchema(version: OdcsVersion, id: Readonly<Record<string, JsonObject>>): JsonObject {
  const dated = texts('username role dateIn dateOut replacedByUsername');
  if (!since(version, '3.0.2')) return shape({ properties: dated });
  if (!since(version, '3.1.0')) return shape({ properties: { ...dated, ...texts('name description') } });
  return shape({
    properties: {
      ...id,
      ...dated,
      ...texts('name description'),
      tags: TAGS,
      customProperties: ref('CustomProperties'),
      authoritativeDefinitions: ref('AuthoritativeDefinitions'),
    },
    required: ['username'],
    closed: true,
  });
}

function serviceLevelSchema(version: OdcsVersion, id: Readonly<Record<string, JsonObject>>): JsonObject {
  const closed = since(version, '3.1.0');
  return shape({
    properties: {
      ...id,
      property: TEXT,
      value: SINGLE,
      valueExt: SINGLE,
      ...texts('unit element driver'),
      ...(closed ? texts('description scheduler schedule') : {}),
      ...(since(version, '3.2.0') ? { customProperties: ref('CustomProperties'), authoritativeDefinitions: ref('AuthoritativeDefinitions') } : {}),
    },
    required: ['property', 'value'],
    closed,
  });
}
