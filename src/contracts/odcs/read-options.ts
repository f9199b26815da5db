import { isJsonList, isJsonObject, type Json, type JsonObject } from '#kernel';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { Bound, Bounds, BoundsOf } from '../types.ts';
import { join } from '../yaml-source.ts';

/** What `logicalTypeOptions` says about a column. */
export interface Options {
  readonly bounds: readonly Bounds[];
  readonly pattern: string | null;
  readonly format: string | null;
  readonly timezone: string | null;
  /** Points in time rather than wall clocks. */
  readonly zoned: boolean;
  readonly maxLength: number | null;
  readonly dimensions: number | null;
  readonly elementType: string | null;
  readonly rest: JsonObject;
}

const KNOWN =
  'minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties pattern format timezone defaultTimezone dimensions elementType'.split(
    ' ',
  );

export function readOptions(reading: Reading, column: Spot): Options {
  const spot = reading.spot(column, 'logicalTypeOptions') ?? { at: join(column.at, 'logicalTypeOptions'), value: {} };
  return {
    bounds: [
      ...readBounds(spot, 'value', [boundOf(spot, 'minimum', 'exclusiveMinimum'), boundOf(spot, 'maximum', 'exclusiveMaximum')]),
      ...sizes(spot, 'length', 'Length'),
      ...sizes(spot, 'items', 'Items'),
      ...sizes(spot, 'properties', 'Properties'),
    ],
    pattern: reading.text(spot, 'pattern'),
    format: reading.text(spot, 'format'),
    timezone: reading.text(spot, 'defaultTimezone'),
    zoned: reading.flag(spot, 'timezone') === true,
    maxLength: reading.number(spot, 'maxLength'),
    dimensions: reading.number(spot, 'dimensions'),
    elementType: reading.text(spot, 'elementType'),
    rest: keepRest(spot, KNOWN),
  };
}

/** Bounds beside those of the standard, in the custom property that our writer puts them into. */
export function readFurtherBounds(list: Json, at: string): readonly Bounds[] {
  if (!isJsonList(list)) return [];
  return list.filter(isJsonObject).flatMap((entry, index) => {
    const of = (['value', 'length', 'items', 'properties'] as const).find((known) => known === entry['of']);
    return of === undefined ? [] : readBounds({ at: join(at, index), value: entry }, of, [furtherBound(entry['min']), furtherBound(entry['max'])]);
  });
}

function furtherBound(entry: Json | undefined): Bound | null {
  const bound = isJsonObject(entry) ? plain(entry['value']) : null;
  return bound === null || !isJsonObject(entry) ? null : { ...bound, exclusive: entry['exclusive'] === true };
}

const sizes = (spot: Spot, of: BoundsOf, what: string): readonly Bounds[] =>
  readBounds(spot, of, [plain(spot.value[`min${what}`]), plain(spot.value[`max${what}`])]);

function readBounds({ at }: Spot, of: BoundsOf, [min, max]: readonly [Bound | null, Bound | null]): readonly Bounds[] {
  return min === null && max === null ? [] : [{ at, of, min, max }];
}

// A flag beside the bound up to 3.0, a bound of its own since 3.1.
function boundOf({ value }: Spot, key: string, exclusiveKey: string): Bound | null {
  const beyond = value[exclusiveKey];
  if (typeof beyond === 'number' || typeof beyond === 'string') return { value: beyond, exclusive: true };
  const bound = plain(value[key]);
  return bound === null ? null : { ...bound, exclusive: beyond === true };
}

const plain = (value: Json | undefined): Bound | null => (typeof value === 'number' || typeof value === 'string' ? { value, exclusive: false } : null);
