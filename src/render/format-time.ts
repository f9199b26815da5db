/** `2026-11-25 13:05 UTC`; figures alone, whatever the text says. */
export function formatTime(time: string): string {
  const [, date, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(time) ?? [];
  return date === undefined ? 'at an unknown time' : `${date} ${clock} UTC`;
}

/** `5 min`, `3 h`, `12 days`. */
export function formatAge(minutes: number): string {
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 2_880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
}
