import { type Json, type JsonObject, unreachable } from '#kernel';
import type { Contract, Sla } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import { withoutEmpty } from './members.ts';

/** The service levels that the standard has a word for. Schedules are a key of 3.1 and later. */
export function writeOdcsSlas(contract: Contract, withSchedule: boolean): readonly JsonObject[] {
  return [...contract.slas.flatMap((sla) => writeSla(contract, sla, withSchedule)), ...writeRetentions(contract)];
}

function writeSla(contract: Contract, sla: Sla, withSchedule: boolean): readonly JsonObject[] {
  switch (sla.kind) {
    case 'freshness': {
      const spelt = { property: 'latency', value: sla.maxDelayMinutes, unit: 'minutes', ...sla.ext };
      return [{ ...spelt, ...withoutEmpty({ element: elementOf(contract, sla.column), schedule: withSchedule ? sla.schedule : null }) }];
    }
    case 'retention':
      return [{ property: 'retention', value: sla.days, unit: 'days', ...sla.ext, ...withoutEmpty({ element: elementOf(contract, sla.column) }) }];
    case 'other':
      return [{ property: sla.property, value: sla.value, ...withoutEmpty({ unit: sla.unit }), ...sla.ext }];
    case 'null-rate':
    case 'volume':
      return [];
    default:
      return unreachable(sla);
  }
}

// The standard names elements with their table.
function elementOf({ source, tables }: Contract, column: string | null): string | null {
  return column === null || source.format === 'odcs' ? column : `${tables[0]?.name ?? ''}.${column}`;
}

// Days that a field promises and no service level says yet.
function writeRetentions({ slas, tables }: Contract): readonly JsonObject[] {
  const said = new Set(slas.flatMap((sla) => (sla.kind === 'retention' ? [sla.column] : [])));
  return tables.flatMap(({ name, fields }) =>
    walkFields(fields).flatMap(({ name: column, path, retentionDays }) => {
      const element = `${name}.${path}`;
      return column === '' || retentionDays === null || said.has(element) ? [] : [{ property: 'retention', value: retentionDays, unit: 'days', element }];
    }),
  );
}

/** Null rates and daily volumes in the guide's keys: the standard has no metric for them. */
export function writePromises({ slas }: Contract): Readonly<Record<string, Json>> {
  const rates = slas.flatMap((sla) => (sla.kind === 'null-rate' ? [[`${sla.of}_fields_null_rate`, sla.maxRate] as const] : []));
  const volume = slas.find((sla) => sla.kind === 'volume');
  return {
    completeness: Object.fromEntries(rates),
    volume:
      volume === undefined ? {} : withoutEmpty({ min_daily_records: volume.minDaily, max_daily_records: volume.maxDaily, anomaly_threshold: volume.anomaly }),
  };
}
