import type { Json } from '#kernel';
import { toMinutes } from '../duration.ts';
import { readPromises } from '../guide/read-promises.ts';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { Sla } from '../types.ts';
import type { CustomProperties } from './custom-properties.ts';

const MINUTES_A_DAY = 1440;

export interface Slas {
  readonly slas: readonly Sla[];
  /** Days by the element they are promised for. */
  readonly retentions: ReadonlyMap<string, number>;
}

/** The service levels of a document; null rates and daily volumes stand in custom properties, since the standard has no metric for them. */
export function readSlas(reading: Reading, file: Spot, custom: CustomProperties): Slas {
  const slas = reading.spots(file, 'slaProperties').map((spot) => readSla(reading, spot));
  const { completeness = null, volume = null } = custom.values;
  const retentions = slas.flatMap((sla) => (sla.kind === 'retention' && sla.days !== null && sla.column !== null ? [[sla.column, sla.days] as const] : []));
  return { slas: [...slas, ...readPromises(reading, { at: '', value: { completeness, volume } }).slas], retentions: new Map(retentions) };
}

/** The standard's list prefers `latency`, and `ly` is its short form; `freshness` is what datacontract-cli runs. */
const FRESHNESS = new Set(['latency', 'ly', 'freshness', 'fr']);
const RETENTION = new Set(['retention', 're']);

function readSla(reading: Reading, spot: Spot): Sla {
  const property = reading.text(spot, 'property') ?? '';
  const value: Json = spot.value['value'] ?? null;
  const unit = reading.text(spot, 'unit');
  const column = reading.text(spot, 'element');
  const minutes = typeof value === 'number' ? toMinutes(value, unit) : null;
  const ext = keepRest(spot, ['element', 'schedule']);
  if (FRESHNESS.has(property)) return { at: spot.at, kind: 'freshness', maxDelayMinutes: minutes, column, schedule: reading.text(spot, 'schedule'), ext };
  if (RETENTION.has(property))
    return { at: spot.at, kind: 'retention', days: minutes === null ? null : minutes / MINUTES_A_DAY, column, ext: keepRest(spot, ['element']) };
  return { at: spot.at, kind: 'other', property, value, unit, ext: keepRest(spot, ['property', 'value', 'unit']) };
}
