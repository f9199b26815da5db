const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
/** Two years from a fixed Monday hold every pattern of months and weekdays but leap days of a single weekday. */
const START_MS = Date.UTC(2024, 0, 1);
const DAYS = 731;

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The longest wait between two runs of a five-field cron expression; undefined when it is none. */
export function cronGapMinutes(expression: string): number | undefined {
  const fields = (MACROS.get(expression.trim()) ?? expression).trim().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const minutes = parseField(minute, { low: 0, high: 59 });
  const hours = parseField(hour, { low: 0, high: 23 });
  const calendar = {
    days: parseField(day, { low: 1, high: 31 }),
    months: parseField(month, { low: 1, high: 12, names: MONTHS }),
    weekdays: parseField(weekday, { low: 0, high: 7, names: WEEKDAYS }),
  };
  const { days, months, weekdays } = calendar;
  if (fields.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined;
  const times = [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b);
  // As cron does: when both are restricted, either of them is enough.
  const either = !day.startsWith('*') && !weekday.startsWith('*');
  const runsOn = (date: Date): boolean => {
    const [byDay, byWeekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay()) || (date.getUTCDay() === 0 && weekdays.has(7))];
    return months.has(date.getUTCMonth() + 1) && (either ? byDay || byWeekday : byDay && byWeekday);
  };
  return longestGap(times, runsOn);
}

function longestGap(times: readonly number[], runsOn: (date: Date) => boolean): number | undefined {
  const days = Array.from({ length: DAYS }, (_, index) => index).filter((index) => runsOn(new Date(START_MS + index * DAY_MS)));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || days.length < 2) return undefined;
  const inside = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const between = days.slice(1).map((day, index) => (day - (days[index] ?? 0)) * DAY_MINUTES + first - last);
  return [...inside, ...between].reduce((longest, gap) => Math.max(longest, gap), 0);
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly names?: readonly string[];
}

function parseField(field: string, range: Range): ReadonlySet<number> | undefined {
  const parts = field.split(',').map((part) => parsePart(part, range));
  return parts.every((part) => part !== undefined) ? new Set(parts.flat()) : undefined;
}

function parsePart(part: string, range: Range): readonly number[] | undefined {
  const [, span = '', step = '1'] = /^(\*|[\w]+(?:-[\w]+)?)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to] = span.split('-').map((word) => valueOf(word, range));
  const open = part.includes('/') || span === '*' ? range.high : from;
  const [low, high] = span === '*' ? [range.low, range.high] : [from, span.includes('-') ? to : open];
  if (low === undefined || high === undefined || low < range.low || high > range.high || low > high || Number(step) < 1) return undefined;
  return Array.from({ length: Math.floor((high - low) / Number(step)) + 1 }, (_, index) => low + index * Number(step));
}

function valueOf(word: string, { low, names = [] }: Range): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const index = names.indexOf(word.toLowerCase());
  return index < 0 ? undefined : index + low;
}
