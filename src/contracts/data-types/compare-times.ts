import { incompatible, narrowed, type Change, type Of, widened } from './compare-numbers.ts';
import type { DataType, TypeVerdict } from './types.ts';

export type TimeType = Of<'date'> | Of<'time'> | Of<'timestamp'>;

export const isTime = (type: DataType): type is TimeType => type.family === 'date' || type.family === 'time' || type.family === 'timestamp';

/** What happens to dates and times when their type changes; undefined when nothing does. */
export function compareTimes(before: TimeType, after: TimeType): Change | undefined {
  if (before.family === 'timestamp' && after.family === 'timestamp') return compareTimestamps(before, after);
  if (before.family === 'time' && after.family === 'time') return compareClocks(before, after);
  if (before.family === 'date' && after.family === 'timestamp') return fromDate(after);
  if (before.family === 'timestamp' && after.family === 'date') return narrowed('the time of day is lost');
  if (before.family === after.family) return undefined;
  return incompatible(before.family === 'time' || after.family === 'time' ? 'a time of day is no point in time' : 'dates and points in time differ');
}

// A date-free zone is a wall clock: midnight of that day. A zoned one would have to choose whose midnight (D11).
function fromDate(after: Of<'timestamp'>): Change {
  if (after.zone === 'ntz') return widened('every date is its midnight; joins on equality need the same type on both sides');
  return incompatible('a date has no time zone to become a point in time');
}

function compareTimestamps(before: Of<'timestamp'>, after: Of<'timestamp'>): Change | undefined {
  if (before.zone === after.zone) return comparePrecisions(before.precision, after.precision);
  return { verdict: 'incompatible', rule: 'timestamp-timezone-changed', reason: `${ZONED[before.zone]} became ${ZONED[after.zone]}` };
}

const ZONED = { ntz: 'a wall clock', tz: 'a point in time', ltz: 'a point in time shown in the session time zone' } as const;

function compareClocks(before: Of<'time'>, after: Of<'time'>): Change | undefined {
  if (before.zoned === after.zoned) return comparePrecisions(before.precision, after.precision);
  const reason = before.zoned ? 'the time zone is lost' : 'a time of day got a time zone';
  return { verdict: 'incompatible', rule: 'timestamp-timezone-changed', reason };
}

function comparePrecisions(before: number, after: number): Change | undefined {
  if (before === after) return undefined;
  const verdict: Exclude<TypeVerdict, 'equal'> = after > before ? 'widened' : 'narrowed';
  return { verdict, rule: 'timestamp-precision-changed', reason: `${before} digits of a second became ${after}` };
}
