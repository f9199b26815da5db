import type { SmartReason } from '#state';

/** Smart mode beside the exact plan: what of it is no change, and what dbt does not see. */
export interface ReportSmart {
  /** New or modified resources under either mode, and resources that either selects. */
  readonly changed: ReportModes;
  readonly selected: ReportModes;
  /** How many resources smart mode drops and adds, and by which rules; one resource may need several. */
  readonly dropped: number;
  readonly added: number;
  readonly drops: readonly ReportSmartRule[];
  readonly additions: readonly ReportSmartRule[];
  readonly skews: readonly ReportSkew[];
  /** Rules that the configuration switches off. */
  readonly off: readonly string[];
}

export interface ReportModes {
  readonly exact: number;
  readonly smart: number;
}

export interface ReportSmartRule {
  readonly rule: string;
  readonly confidence: SmartReason['confidence'];
  readonly summary: string;
  readonly count: number;
  /** The first of them. */
  readonly unique_ids: readonly string[];
}

/** How much of the plan comes from comparing unlike with unlike. */
export interface ReportSkew {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  /** Resources that are new or modified because of this skew alone. */
  readonly count: number;
  readonly unique_ids: readonly string[];
  readonly wayOut: string;
}
