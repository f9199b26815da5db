import { terminalText } from '#render';
import type { TextOrJson } from '#settings';

/** One thing that was looked at. */
export interface Diagnosis {
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly found: string;
  /** The fix; null when nothing has to be done. */
  readonly next: string | null;
}

/** What the doctor found, one line each and the fix below it. */
export function renderDiagnoses(diagnoses: readonly Diagnosis[], format: TextOrJson): string {
  if (format === 'json') return `${JSON.stringify(diagnoses, null, 2)}\n`;
  const width = Math.max(...diagnoses.map(({ what }) => what.length));
  return diagnoses
    .map(
      ({ what, state, found, next }) =>
        `${state.padEnd(8)} ${what.padEnd(width)}  ${terminalText(found)}\n${next === null ? '' : `${' '.repeat(width + 11)}${terminalText(next)}\n`}`,
    )
    .join('');
}
