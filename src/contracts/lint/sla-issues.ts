import { unreachable } from '#kernel';
import type { Contract, Field, Sla } from '../types.ts';
import { walkFields } from '../walk-fields.ts';
import { cronGapMinutes } from './cron-gap.ts';
import type { Found } from './types.ts';

type Of<Kind extends Sla['kind']> = Extract<Sla, { kind: Kind }>;

/** Promises that contradict themselves or that nobody could check. */
export function findSlaIssues(contract: Contract): readonly Found[] {
  return contract.slas.flatMap((sla): readonly Found[] => {
    switch (sla.kind) {
      case 'freshness':
        return [...freshnessIssues(contract, sla), ...scheduleIssues(sla)];
      case 'retention':
        return sla.days === null ? [notEvaluable(sla.at, 'the retention has no unit of time that we know', { sla: 'retention' })] : [];
      case 'volume':
        return volumeIssues(sla);
      case 'null-rate':
      case 'other':
        return [];
      default:
        return unreachable(sla);
    }
  });
}

const notEvaluable = (at: string, message: string, data: Found['data']): Found => ({
  rule: 'sla-not-evaluable',
  at,
  message,
  next: 'Correct it: a promise that nobody can check is none.',
  data,
});

const isTime = ({ type }: Field): boolean => type.data.family === 'timestamp' || type.data.family === 'date' || type.data.family === 'unknown';

function freshnessIssues({ source, tables }: Contract, { at, column, maxDelayMinutes }: Of<'freshness'>): readonly Found[] {
  const fields = tables.flatMap((table) => walkFields(table.fields).map((field) => ({ table: table.name, field })));
  const slow = maxDelayMinutes === null ? [notEvaluable(at, 'the freshness has no delay in a unit of time that we know', { sla: 'freshness' })] : [];
  // dbt's loaded_at_field may be an expression, and a source describes few of its columns.
  if (column !== null) return [...slow, ...(source.format === 'dbt' ? [] : columnIssues(at, column, fields))];
  // The only time column is the one that is meant; a contract without fields cannot say.
  const times = fields.filter(({ field }) => isTime(field));
  if (fields.length === 0 || times.length === 1) return slow;
  const found = times.length === 0 ? 'no column holds a time' : `${times.map(({ field }) => field.path).join(', ')} could all be meant`;
  return [...slow, notEvaluable(at, `the freshness names no column, and ${found}`, { sla: 'freshness', candidates: times.map(({ field }) => field.path) })];
}

function columnIssues(at: string, column: string, fields: readonly { readonly table: string; readonly field: Field }[]): readonly Found[] {
  const found = fields.find(({ table, field }) => column === field.path || column === `${table}.${field.path}`);
  if (found !== undefined && isTime(found.field)) return [];
  const message =
    found === undefined ? `the freshness is measured by ${column}, which the schema lacks` : `the freshness is measured by ${column}, which holds no time`;
  return [{ rule: 'freshness-column-lost', at, column, message, next: 'Name a timestamp column of the schema.', data: { column } }];
}

function scheduleIssues({ at, schedule, maxDelayMinutes }: Of<'freshness'>): readonly Found[] {
  if (schedule === null) return [];
  const gap = cronGapMinutes(schedule);
  if (gap === undefined) return [notEvaluable(at, `the schedule '${schedule}' is no cron expression that we can read`, { schedule })];
  if (maxDelayMinutes === null || gap <= maxDelayMinutes) return [];
  return [
    {
      rule: 'check-slower-than-sla',
      at,
      message: `the check runs every ${gap} minutes at the slowest, and data may be ${maxDelayMinutes} minutes late`,
      next: 'Check more often, or allow a longer delay.',
      data: { gapMinutes: gap, maxDelayMinutes },
    },
  ];
}

function volumeIssues({ at, minDaily, maxDaily }: Of<'volume'>): readonly Found[] {
  if (minDaily === null || maxDaily === null || minDaily <= maxDaily) return [];
  const message = `no day has at least ${minDaily} and at most ${maxDaily} records`;
  return [{ rule: 'range-empty', at, message, next: 'Swap or correct the bounds.', data: { min: minDaily, max: maxDaily } }];
}
