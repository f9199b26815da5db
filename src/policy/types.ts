import type { Finding } from '#kernel';
import type { FileSettings, WaiverSettings } from '#settings';

/** The part of the settings that policy is made of. */
export type PolicySettings = Pick<FileSettings, 'gate' | 'rules' | 'waivers'>;

/** Whether the change may pass. */
export interface Verdict {
  /** `fail` closes the gate; `warn` leaves it open with something to read. */
  readonly gate: 'pass' | 'warn' | 'fail';
  /** Fingerprints of the findings that close the gate, or would if it were not for `warn-only`. */
  readonly blocking: readonly string[];
  readonly warnOnly: boolean;
}

/** A waiver, with how many findings it covers in this change. */
export interface UsedWaiver extends WaiverSettings {
  readonly used: number;
  readonly expired: boolean;
}

/** Findings of a rule that the settings switch off: dropped, counted, and said aloud. */
export interface SwitchedOff {
  readonly rule: string;
  readonly dropped: number;
}

/** The findings after policy, and what follows from them. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
  readonly waivers: readonly UsedWaiver[];
  readonly switchedOff: readonly SwitchedOff[];
}
