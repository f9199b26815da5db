const MINUTES: Readonly<Record<string, number>> = {
  s: 1 / 60,
  sec: 1 / 60,
  second: 1 / 60,
  min: 1,
  minute: 1,
  h: 60,
  hr: 60,
  hour: 60,
  d: 1440,
  day: 1440,
  w: 10_080,
  week: 10_080,
  mo: 43_200,
  month: 43_200,
  y: 525_600,
  yr: 525_600,
  year: 525_600,
};

/** Minutes in so many of a unit (ODCS: `d`, `day`, `days`); null when the unit is not a duration. A month has 30 days, a year 365. */
export function toMinutes(amount: number, unit: string | null): number | null {
  const word = (unit ?? '').toLowerCase();
  const minutes = MINUTES[word] ?? (word.length > 2 ? MINUTES[word.replace(/s$/, '')] : undefined);
  return minutes === undefined ? null : amount * minutes;
}
