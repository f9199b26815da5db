import type { JsonObject } from '#kernel';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { Key, Sla } from '../types.ts';
import { join } from '../yaml-source.ts';

/** The `quality` block of the guide, sorted by what it is about. */
export interface Promises {
  readonly slas: readonly Sla[];
  /** Combinations of columns. */
  readonly keys: readonly Key[];
  /** Columns that are unique alone. */
  readonly unique: ReadonlySet<string>;
  /** By column: a second source of bounds and allowed values. */
  readonly validity: ReadonlyMap<string, Spot>;
  readonly rest: JsonObject;
}

export function readPromises(reading: Reading, quality: Spot): Promises {
  const uniqueness = reading.spot(quality, 'uniqueness');
  return {
    slas: [...readFreshness(reading, quality), ...readNullRates(reading, quality), ...readVolume(reading, quality)],
    keys: uniqueness === undefined ? [] : readCombination(reading, uniqueness),
    unique: new Set(uniqueness === undefined ? [] : columnsOf(reading, uniqueness)),
    validity: new Map(reading.entries(quality, 'validity')),
    rest: keepRest(quality, ['freshness', 'completeness', 'uniqueness', 'validity', 'volume']),
  };
}

function readFreshness(reading: Reading, quality: Spot): readonly Sla[] {
  const spot = reading.spot(quality, 'freshness');
  if (spot === undefined) return [];
  return [
    {
      at: spot.at,
      kind: 'freshness',
      maxDelayMinutes: reading.number(spot, 'max_delay_minutes'),
      column: reading.text(spot, 'column'),
      schedule: reading.text(spot, 'check_frequency'),
      ext: keepRest(spot, ['max_delay_minutes', 'column', 'check_frequency']),
    },
  ];
}

function readNullRates(reading: Reading, quality: Spot): readonly Sla[] {
  const spot = reading.spot(quality, 'completeness');
  if (spot === undefined) return [];
  for (const key of Object.keys(keepRest(spot, ['required_fields_null_rate', 'optional_fields_null_rate']))) unknownKey(reading, spot, key);
  return (['required', 'optional'] as const).flatMap((of): readonly Sla[] => {
    const key = `${of}_fields_null_rate`;
    const maxRate = reading.number(spot, key);
    if (maxRate === null) return [];
    if (maxRate < 0 || maxRate > 1) reading.complain(join(spot.at, key), `${key} is ${maxRate}`, 'Write a share from 0 to 1: 0.05 for 5 %.');
    return [{ at: join(spot.at, key), kind: 'null-rate', of, maxRate }];
  });
}

function readVolume(reading: Reading, quality: Spot): readonly Sla[] {
  const spot = reading.spot(quality, 'volume');
  if (spot === undefined) return [];
  for (const key of Object.keys(keepRest(spot, ['min_daily_records', 'max_daily_records', 'anomaly_threshold']))) unknownKey(reading, spot, key);
  return [
    {
      at: spot.at,
      kind: 'volume',
      minDaily: reading.count(spot, 'min_daily_records'),
      maxDaily: reading.count(spot, 'max_daily_records'),
      anomaly: reading.number(spot, 'anomaly_threshold'),
    },
  ];
}

// A promise under a mistyped key would never be checked.
function unknownKey(reading: Reading, spot: Spot, key: string): void {
  reading.complain(join(spot.at, key), `there is no promise '${key}'`, 'Correct its name or remove it.');
}

function readCombination(reading: Reading, uniqueness: Spot): readonly Key[] {
  const columns = reading.texts(uniqueness, 'combination');
  return columns.length === 0 ? [] : [{ at: join(uniqueness.at, 'combination'), kind: 'unique', columns }];
}

const columnsOf = (reading: Reading, uniqueness: Spot): readonly string[] =>
  Object.keys(uniqueness.value).filter((column) => column !== 'combination' && reading.flag(uniqueness, column) === true);
