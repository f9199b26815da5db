import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { since } from '../odcs/versions.ts';
import type { Bound, Bounds, BoundsOf, Field } from '../types.ts';
import type { FieldRequest } from './field-request.ts';
import { withoutEmpty } from './members.ts';

export interface WrittenOptions {
  readonly options: JsonObject;
  /** Custom properties for what this logical type has no option for. */
  readonly left: JsonObject;
}

const NUMBERS = ['integer', 'number'];
const TIMES = ['timestamp', 'time'];
const NUMBER_FORMATS = ['i8', 'i16', 'i32', 'i64', 'i128', 'u8', 'u16', 'u32', 'u64', 'u128', 'f32', 'f64'];
const SIZES: Readonly<Record<string, BoundsOf>> = { string: 'length', array: 'items', object: 'properties' };
const SIZE_NAMES: Readonly<Record<BoundsOf, string>> = { value: '', length: 'Length', items: 'Items', properties: 'Properties' };

/** `logicalTypeOptions` of a column, as far as its logical type takes them. */
export function writeOptions(request: FieldRequest, logicalType: string | null): WrittenOptions {
  const { field, contract, version } = request;
  const word = logicalType ?? '';
  const newer = since(version, '3.1.0');
  const takesFormat = ['string', 'date', ...TIMES].includes(word) || (NUMBERS.includes(word) && NUMBER_FORMATS.includes(field.format ?? ''));
  const takesZone = TIMES.includes(word);
  const range = field.bounds.find(({ of }) => of === 'value');
  const takesRange = (NUMBERS.includes(word) ? 'number' : ['date', ...TIMES].includes(word) ? 'string' : '') === kindOf(range);
  const sizes = SIZES[word] === undefined ? undefined : field.bounds.find(({ of }) => of === SIZES[word]);
  const kept = contract.source.format === 'odcs' ? field.ext['logicalTypeOptions'] : undefined;
  return {
    options: {
      ...(isJsonObject(kept) ? kept : {}),
      ...(takesRange ? writeRange(range, newer) : {}),
      ...(sizes === undefined ? {} : writeSizes(sizes)),
      ...(word === 'vector' ? vectorOptions(field) : {}),
      ...withoutEmpty({
        pattern: word === 'string' ? field.pattern : null,
        format: takesFormat ? field.format : null,
        timezone: takesZone && isZoned(field) ? true : null,
        defaultTimezone: takesZone ? field.timezone : null,
      }),
    },
    left: withoutEmpty({
      pattern: word === 'string' ? null : field.pattern,
      format: takesFormat ? null : field.format,
      timezone: takesZone ? null : field.timezone,
      bounds: writeLeft(field.bounds.filter((bounds) => bounds !== sizes && !(takesRange && bounds === range))),
    }),
  };
}

const kindOf = (bounds: Bounds | undefined): string => typeof (bounds?.min ?? bounds?.max)?.value;

const isZoned = ({ type }: Field): boolean =>
  (type.data.family === 'timestamp' && type.data.zone !== 'ntz') || (type.data.family === 'time' && type.data.zoned);

// Exclusive ends are flags up to 3.0 and bounds of their own since 3.1.
function writeRange(bounds: Bounds | undefined, newer: boolean): JsonObject {
  return { ...writeEnd('Minimum', bounds?.min, newer), ...writeEnd('Maximum', bounds?.max, newer) };
}

function writeEnd(name: string, bound: Bound | null | undefined, newer: boolean): JsonObject {
  if (!bound) return {};
  const [plain, exclusive] = [name.toLowerCase(), `exclusive${name}`];
  if (!bound.exclusive) return { [plain]: bound.value };
  return newer ? { [exclusive]: bound.value } : { [plain]: bound.value, [exclusive]: true };
}

const writeSizes = ({ of, min, max }: Bounds): JsonObject => withoutEmpty({ [`min${SIZE_NAMES[of]}`]: min?.value, [`max${SIZE_NAMES[of]}`]: max?.value });

function vectorOptions({ type }: Field): JsonObject {
  return type.data.family === 'vector' ? withoutEmpty({ dimensions: type.data.dimensions, elementType: type.data.element }) : {};
}

// Further bounds, such as the guide's validity rules beside its schema.
function writeLeft(bounds: readonly Bounds[]): readonly Json[] {
  return bounds.map(({ of, min, max }) => withoutEmpty({ of, min: boundOf(min), max: boundOf(max) }));
}

const boundOf = (bound: Bound | null): JsonObject | null => (bound === null ? null : { value: bound.value, exclusive: bound.exclusive });
