import type { IndirectSelectionName } from './names.ts';

/** `sluice.yml` and the action's inputs, merged: inputs win over the file, the file over the defaults. */
export interface GateSettings {
  /** Kinds or rule ids whose findings close the gate. */
  readonly failOn: readonly string[];
  /** Shares between 0 and 1; null asks for nothing. */
  readonly patchCoverage: { readonly tests: number | null; readonly docs: number | null };
  readonly warnOnly: boolean;
}

export interface WaiverSettings {
  readonly rule: string;
  readonly node: string | null;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, the last day on which the waiver counts. */
  readonly until: string;
}

/** The keys of `sluice.yml`, after defaults. */
export interface FileSettings {
  readonly store: string | null;
  readonly contracts: string;
  readonly gate: GateSettings;
  /** Severity by rule id. */
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
  readonly waivers: readonly WaiverSettings[];
}

export type { IndirectSelectionName };
