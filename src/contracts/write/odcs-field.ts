import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { since, type OdcsVersion } from '../odcs/versions.ts';
import type { FieldRequest } from './field-request.ts';
import { withoutEmpty } from './members.ts';
import { writeOptions } from './odcs-options.ts';
import { writeQuality } from './odcs-quality.ts';
import { odcsTypeOf } from './odcs-type.ts';

/** One column, with what is below it. */
export function writeOdcsField(request: FieldRequest): JsonObject {
  const { contract, field, version } = request;
  const own = contract.source.format === 'odcs';
  const { logicalType, physicalType, custom } = odcsTypeOf(field, version, own);
  const { options, left } = writeOptions(request, logicalType);
  const { customProperties: kept = [], logicalTypeOptions: _, enum: labels, ...rest } = own ? field.ext : {};
  return {
    ...withoutEmpty({
      id: field.id,
      name: field.name === '' || isMapEnd(request) ? null : field.name,
      physicalName: field.physicalName,
      description: field.description,
    }),
    ...withoutEmpty({ logicalType, logicalTypeOptions: options, physicalType }),
    ...(field.required ? { required: true } : {}),
    ...(field.unique ? { unique: true } : {}),
    ...(own ? rest : writePrimary(request)),
    ...withoutEmpty({ classification: field.classification, deprecated: field.deprecated !== null && since(version, '3.2.0') ? true : null }),
    ...writeAllowed(request, labels),
    ...writeBelow(request, logicalType),
    ...withoutEmpty({ customProperties: [...fieldProperties(request, { ...custom, ...left }), ...(Array.isArray(kept) ? kept : [])] }),
  };
}

// `key` and `value` are no columns of their own, though the model gives them these names.
const isMapEnd = ({ field }: FieldRequest): boolean => /\/map\/(key|value)$/.test(field.at);

function writePrimary({ table, field }: FieldRequest): JsonObject {
  const primary = table.keys.find(({ kind, columns }) => kind === 'primary' && columns.includes(field.path));
  return primary === undefined ? {} : { primaryKey: true, primaryKeyPosition: primary.columns.indexOf(field.path) + 1 };
}

// The first list is the column's own; a second one, or any before 3.2, is a quality rule.
function writeAllowed({ field, version }: FieldRequest, labels: Json | undefined): JsonObject {
  const listed = field.allowed.filter(({ at }) => !field.quality.some((rule) => at.startsWith(`${rule.at}/`)));
  const asEnum = since(version, '3.2.0') ? listed.slice(0, 1) : [];
  const asRules = listed.slice(asEnum.length).map(({ values }) => ({ ...invalidValues(version), arguments: { validValues: values } }));
  const values = asEnum.flatMap((list) => list.values).map((value) => ({ value }));
  return withoutEmpty({ enum: labels ?? values, quality: [...field.quality.map((rule) => writeQuality(rule, version)), ...asRules] });
}

const invalidValues = (version: OdcsVersion): JsonObject => ({ type: 'library', [since(version, '3.1.0') ? 'metric' : 'rule']: 'invalidValues', mustBe: 0 });

function writeBelow(request: FieldRequest, logicalType: string | null): JsonObject {
  const { field } = request;
  const items = field.element === null ? null : writeOdcsField({ ...request, field: field.element });
  const members = field.fields.map((member) => [member.name, writeOdcsField({ ...request, field: member })] as const);
  if (logicalType === 'map') return withoutEmpty({ map: Object.fromEntries(members), items });
  return withoutEmpty({ items, properties: members.map(([, member]) => member) });
}

function fieldProperties({ contract, field, version }: FieldRequest, carried: JsonObject): readonly JsonObject[] {
  const foreign = contract.source.format === 'odcs' ? {} : field.ext;
  const values: Readonly<Record<string, Json | undefined>> = {
    pii: field.pii,
    breakingChange: field.neverBreak ? 'never' : undefined,
    sunset: field.deprecated?.sunset ?? undefined,
    replacement: field.deprecated?.replacement ?? undefined,
    deprecated: field.deprecated !== null && !since(version, '3.2.0') ? true : undefined,
    // Items of an array have no name that a service level could point at.
    retentionDays: field.name === '' ? (field.retentionDays ?? undefined) : undefined,
    ...carried,
    ...foreign,
    default: field.default,
  };
  return Object.entries(values).flatMap(([property, value]) =>
    value === undefined || (isJsonObject(value) && Object.keys(value).length === 0) ? [] : [{ property, value }],
  );
}
