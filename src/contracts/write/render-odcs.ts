import { stringify } from 'yaml';
import { isJsonList, type Json, type JsonObject } from '#kernel';
import { parseOdcsVersion, since, type OdcsVersion } from '../odcs/versions.ts';
import type { Contract, Owner } from '../types.ts';
import type { Loss, Rendered } from './loss.ts';
import { withoutEmpty } from './members.ts';
import { writeOdcsTable } from './odcs-table.ts';
import { writeOdcsSlas, writePromises } from './odcs-slas.ts';
import { writeTerms } from './terms.ts';

/** The version that other formats are written in: the newest, which holds most. */
const NEWEST: OdcsVersion = '3.2.0';

/** A contract as ODCS. What the standard has no key for stands in custom properties, which our reader understands. */
export function renderOdcs(contract: Contract): Rendered {
  const version = parseOdcsVersion(contract.source.formatVersion ?? '') ?? NEWEST;
  const losses: Loss[] = [];
  if (contract.version === null) losses.push({ at: '/contract', what: 'ODCS needs a version, and the contract has none: 0.0.0 is written' });
  const document = writeDocument(contract, version, losses);
  return { text: stringify(document, { lineWidth: 0 }), losses };
}

function writeDocument(contract: Contract, version: OdcsVersion, losses: Loss[]): JsonObject {
  const { id, name, status, description, owner, ext, source } = contract;
  const own = source.format === 'odcs';
  return {
    apiVersion: `v${version}`,
    kind: 'DataContract',
    id,
    ...(name === id ? {} : { name }),
    version: contract.version ?? '0.0.0',
    status,
    ...withoutEmpty({ description: withoutEmpty({ ...description }), ...(own ? {} : writeOwner(owner)) }),
    ...(own ? withoutCustom(ext) : {}),
    ...withoutEmpty({
      schema: contract.tables.map((table) => writeOdcsTable({ contract, table, version, losses })),
      slaProperties: writeOdcsSlas(contract, since(version, '3.1.0')),
      customProperties: writeCustom(contract),
    }),
  };
}

/** The member with the role of an owner, as our reader finds it again. */
function writeOwner({ email, team, channel }: Owner): JsonObject {
  const members = email === null ? [] : [{ username: email, role: 'Owner' }];
  return { team: withoutEmpty({ name: team, members }), support: channel === null ? [] : [{ channel, tool: 'slack' }] };
}

function writeCustom(contract: Contract): readonly Json[] {
  const { consumers, versioning, change } = writeTerms(contract);
  const carried = withoutEmpty({ consumers, versioning, changeProcess: change, ...writePromises(contract) });
  const foreign = contract.source.format === 'odcs' ? {} : contract.ext;
  return [...customProperties({ ...carried, ...foreign }), ...customOf(contract.ext)];
}

/** Custom properties of these names and values. */
export const customProperties = (values: JsonObject): readonly Json[] => Object.entries(values).map(([property, value]) => ({ property, value }));

/** Custom properties that were kept as they are. */
export const customOf = ({ customProperties: kept }: JsonObject): readonly Json[] => (isJsonList(kept) ? kept : []);

/** Keys that were kept, without the custom properties among them. */
export const withoutCustom = (ext: JsonObject): JsonObject => Object.fromEntries(Object.entries(ext).filter(([key]) => key !== 'customProperties'));
