import type { Report } from '#report';

/** The report itself. JSON may spell a bracket as an escape: a log in which the runner looks for `##[command]` holds none. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2).replaceAll('##[', String.raw`##\u005b`)}\n`;
}
