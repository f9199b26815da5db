import type { Finding, Json, NotEvaluated, Severity } from '#kernel';

/**
 * Report v1, `sluice/report/v1`: everything that is rendered comes from this value and nothing else.
 * It is plain JSON: no Map, no Date, no undefined. Lists are sorted, so equal inputs give equal bytes.
 */
export interface Report {
  readonly schema: 'sluice/report/v1';
  readonly tool: { readonly name: 'sluice'; readonly version: string };
  /** ISO 8601, from the Clock. */
  readonly generatedAt: string;
  readonly subject: ReportSubject;
  readonly verdict: ReportVerdict;
  readonly fidelity: Fidelity;
  readonly plan: ReportPlan;
  readonly findings: readonly Finding[];
  readonly contracts: ReportContracts;
  readonly coverage: ReportCoverage | null;
  /** Null until it is evaluated; the reason stands in notEvaluated. */
  readonly cost: ReportCost | null;
  readonly impact: ReportImpact;
  readonly waivers: readonly ReportWaiver[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/** What was judged. */
export interface ReportSubject {
  readonly project: string | null;
  readonly adapter: string | null;
  readonly event: string | null;
  readonly repository: string | null;
  readonly pullRequest: number | null;
  readonly headSha: string | null;
  readonly runUrl: string | null;
}

export interface ReportVerdict {
  /** `fail` closes the gate. */
  readonly gate: 'pass' | 'warn' | 'fail';
  /** One sentence for people, names raw. */
  readonly summary: string;
  /** Fingerprints of the findings that closed the gate. */
  readonly blocking: readonly string[];
  readonly warnOnly: boolean;
}

export interface ArtifactFidelity {
  /** manifest, catalog, run_results, sources. */
  readonly artifact: string;
  readonly side: 'base' | 'head';
  readonly uri: string | null;
  readonly dbtVersion: string | null;
  readonly generatedAt: string | null;
  readonly ageMinutes: number | null;
}

export type BaseSource = 'merge-base' | 'ancestor' | 'branch' | 'plain' | 'given' | 'cache' | 'none';

/** How sure the comparison is: what was compared with what. */
export interface Fidelity {
  readonly baseSha: string | null;
  readonly baseSource: BaseSource;
  /** How the base was found and what that implies, one sentence each. */
  readonly notes: readonly string[];
  readonly artifacts: readonly ArtifactFidelity[];
  readonly skews: readonly { readonly kind: string; readonly before: string; readonly after: string }[];
}

export interface PlanEntry {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly name: string;
  readonly why: string;
  readonly because: readonly { readonly check: string; readonly field: string; readonly before: Json; readonly after: Json; readonly via?: readonly string[] }[];
  readonly via: readonly string[];
  /** Relative to the repository's root. */
  readonly path: string | null;
}

export interface ReportPlan {
  readonly engine: 'v1' | 'v2';
  readonly mode: 'exact' | 'smart' | 'slim';
  readonly compareMoreUnrendered: boolean;
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  readonly entries: readonly PlanEntry[];
  /** Selected resources per resource type. */
  readonly counts: Readonly<Record<string, number>>;
  readonly modifiedCount: number;
  readonly removed: readonly { readonly unique_id: string; readonly disabled: boolean }[];
  /** One line for `dbt build --select`. */
  readonly selector: string;
  /** dbt command lines to copy. */
  readonly commands: readonly string[];
  readonly warnings: readonly string[];
}

/** dbt's own verdict on enforced contracts. */
export interface ReportContracts {
  readonly enforcedModels: number;
  readonly breaking: readonly {
    readonly unique_id: string;
    readonly kind: string;
    readonly column: string | null;
    readonly before: Json;
    readonly after: Json;
    readonly severity: Severity;
  }[];
}

export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

export interface CoverageCounts {
  readonly modelsTested: Ratio;
  readonly columnsTested: Ratio;
  readonly modelsDocumented: Ratio;
  readonly columnsDocumented: Ratio;
}

export interface ReportCoverage {
  readonly base: CoverageCounts | null;
  readonly head: CoverageCounts;
  /** Of what the change touches alone; null when it touches no model. */
  readonly patch: CoverageCounts | null;
  /** Models of the patch, with their untested columns. */
  readonly models: readonly {
    readonly unique_id: string;
    readonly tests: number;
    readonly columnsTested: Ratio;
    readonly untested: readonly string[];
  }[];
}

export interface ReportCost {
  readonly lines: readonly Json[];
  readonly deltaUsdPerMonth: number | null;
}

export interface ReportImpact {
  readonly exposures: readonly {
    readonly unique_id: string;
    readonly name: string;
    readonly label: string | null;
    readonly type: string;
    readonly owner: string | null;
    readonly url: string | null;
    readonly via: readonly string[];
  }[];
}

export interface ReportWaiver {
  readonly rule: string;
  readonly node: string | null;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  readonly used: number;
}
