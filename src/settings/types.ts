import type { Sha } from '#kernel';
import type { Encryption, RuleSeverity } from './names.ts';

/** When findings close the gate. */
export interface GateSettings {
  /** Kinds or rule ids whose findings close the gate. */
  readonly failOn: readonly string[];
  /** Shares between 0 and 1; null asks for nothing. */
  readonly patchCoverage: { readonly tests: number | null; readonly docs: number | null };
  readonly warnOnly: boolean;
}

/** An agreed exception: findings it covers are shown, and do not count. */
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
  readonly rules: Readonly<Record<string, RuleSeverity>>;
  readonly waivers: readonly WaiverSettings[];
  /** Dotted keys that are valid, and that this version does not act on: to be said aloud. */
  readonly unused: readonly string[];
}

/** What flags or action inputs may say over the file; undefined where nothing was given. */
export interface SettingsOverride {
  readonly store: string | undefined;
  readonly contracts?: string | undefined;
  readonly failOn: readonly string[] | undefined;
  readonly warnOnly: boolean | undefined;
}

/** What the change is compared with. */
export type BaseChoice =
  | { readonly kind: 'merge-base' | 'latest' }
  | { readonly kind: 'sha'; readonly sha: Sha }
  | { readonly kind: 'location'; readonly uri: string };

/** How to reach an S3-compatible server; credentials come from the environment alone. */
export interface S3Settings {
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** Undefined leaves it to the endpoint: on for endpoints of one's own, off for AWS. */
  readonly forcePathStyle: boolean | undefined;
  readonly allowHttp: boolean;
  readonly encryption: Encryption | undefined;
  readonly kmsKeyId: string | undefined;
}
