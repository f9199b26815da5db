import { isJsonList, isJsonObject, type Json } from '#kernel';
import type { DialectName } from '../data-types/index.ts';
import type { Reading, Spot } from '../reading.ts';
import type { AllowedValues, Field } from '../types.ts';
import { join } from '../yaml-source.ts';
import { keepUnread, readCustomProperties } from './custom-properties.ts';
import { readDeprecation } from './read-deprecation.ts';
import { readFieldType } from './read-field-type.ts';
import { readFurtherBounds, readOptions } from './read-options.ts';
import { allowedByRules, readQuality } from './read-quality.ts';
import { refuseTwins } from './refuse-twins.ts';
import type { OdcsVersion } from './versions.ts';

export interface FieldsRequest {
  readonly reading: Reading;
  /** The table or column whose `properties` are read. */
  readonly parent: Spot;
  readonly version: OdcsVersion;
  readonly dialect: DialectName | null;
  readonly table: string;
  readonly retentions: ReadonlyMap<string, number>;
  /** Dotted path of the parent, with its dot. */
  readonly prefix: string;
}

const KEYS =
  'id name physicalName description logicalType logicalTypeOptions physicalType required unique classification enum deprecated quality properties items map'.split(
    ' ',
  );
/** Custom properties that carry what only the guide has. */
export const FIELD_PROPERTIES = [
  'pii',
  'default',
  'breakingChange',
  'timezone',
  'format',
  'type',
  'pattern',
  'bounds',
  'sunset',
  'replacement',
  'deprecated',
  'retentionDays',
] as const;

/** The columns of a table, or the members of an object. */
export function readFields(request: FieldsRequest): readonly Field[] {
  const { reading, parent, prefix } = request;
  const spots = reading.spots(parent, 'properties');
  refuseTwins(reading, spots, 'column');
  return spots.map((spot) => readField(request, spot, `${prefix}${reading.text(spot, 'name') ?? ''}`));
}

function readField(request: FieldsRequest, spot: Spot, path: string): Field {
  const { reading, version, table, retentions } = request;
  const custom = readCustomProperties(spot);
  const { values } = custom;
  const options = readOptions(reading, spot);
  const quality = readQuality(reading, spot, version);
  const below = readBelow(request, spot, path);
  return {
    at: spot.at,
    id: reading.text(spot, 'id'),
    name: reading.text(spot, 'name') ?? '',
    path,
    physicalName: reading.text(spot, 'physicalName'),
    type: readFieldType({ reading, spot, custom, options, dialect: request.dialect, ...below }),
    description: reading.text(spot, 'description'),
    required: reading.flag(spot, 'required') === true,
    unique: reading.flag(spot, 'unique') === true,
    allowed: [...readEnum(spot), ...allowedByRules(quality)],
    bounds: [...options.bounds, ...readFurtherBounds(values['bounds'] ?? null, custom.at('bounds'))],
    pattern: textOf(values['pattern']) ?? options.pattern,
    format: textOf(values['format']) ?? options.format,
    timezone: textOf(values['timezone']) ?? options.timezone,
    default: Object.hasOwn(values, 'default') ? values['default'] : undefined,
    pii: typeof values['pii'] === 'boolean' ? values['pii'] : undefined,
    classification: reading.text(spot, 'classification'),
    retentionDays: Object.hasOwn(spot.value, 'name') ? (retentions.get(`${table}.${path}`) ?? null) : numberOf(values['retentionDays']),
    neverBreak: values['breakingChange'] === 'never',
    deprecated: readDeprecation(spot, custom),
    quality,
    ...below,
    ext: {
      ...keepUnread(spot, KEYS, FIELD_PROPERTIES),
      ...labels(spot),
      ...(Object.keys(options.rest).length > 0 ? { logicalTypeOptions: options.rest } : {}),
    },
  };
}

const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

// Items of an array have no step of their own in a path; a map has `.key` and `.value` (contract-decisions.md D3).
function readBelow(request: FieldsRequest, spot: Spot, path: string): Pick<Field, 'fields' | 'element'> {
  const { reading } = request;
  const items = reading.spot(spot, 'items');
  const map = reading.spot(spot, 'map');
  const members = readFields({ ...request, parent: spot, prefix: `${path}.` });
  const ends = map === undefined ? [] : (['key', 'value'] as const).flatMap((end) => readEnd(request, map, { end, path }));
  return { fields: [...members, ...ends], element: items === undefined ? null : readField(request, items, path) };
}

function readEnd(request: FieldsRequest, map: Spot, { end, path }: { readonly end: string; readonly path: string }): readonly Field[] {
  const spot = request.reading.spot(map, end);
  return spot === undefined ? [] : [{ ...readField(request, spot, `${path}.${end}`), name: end }];
}

const enumOf = ({ value }: Spot): readonly Json[] => (isJsonList(value['enum']) ? value['enum'] : []);

function readEnum(spot: Spot): readonly AllowedValues[] {
  const values = enumOf(spot).flatMap((entry) => (isJsonObject(entry) ? [entry['value'] ?? null] : []));
  return values.length === 0 ? [] : [{ at: join(spot.at, 'enum'), values }];
}

// Values that have labels or descriptions are kept whole beside their values.
function labels(spot: Spot): Readonly<Record<string, Json>> {
  const entries = enumOf(spot);
  return entries.some((entry) => isJsonObject(entry) && Object.keys(entry).length > 1) ? { enum: entries } : {};
}
