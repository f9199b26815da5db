import type { CoverageCounts, Ratio } from '#coverage';
import type { Finding, Json, NotEvaluated, Severity } from '#kernel';
import type { ReportPlan } from './plan-types.ts';

export type * from './plan-types.ts';
export type * from './smart-types.ts';

/**
 * Report v1, `sluice/report/v1`: everything that is rendered comes from this value and nothing else.
 * It is plain JSON: no Map, no Date, no undefined. Lists are sorted, so equal inputs give equal bytes.
 */
export interface Report {
  readonly schema: 'sluice/report/v1';
  readonly tool: ReportTool;
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

export interface ReportTool {
  readonly name: 'sluice';
  readonly version: string;
  /** Where this version's files can be read, `https://github.com/owner/sluice/blob/v1`: the pages of the rules are below it. */
  readonly url: string | null;
}

/** What was judged. */
export interface ReportSubject {
  readonly project: string | null;
  readonly adapter: string | null;
  readonly event: string | null;
  /** `https://github.com`, or the address of a GitHub Enterprise Server. */
  readonly serverUrl: string | null;
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

/** dbt's own verdict on enforced contracts. */
export interface ReportContracts {
  /** Models of the head, and those of them whose contract is enforced; before: of the base, null without one. */
  readonly models: number;
  readonly enforcedModels: number;
  readonly enforcedModelsBefore: number | null;
  readonly breaking: readonly {
    readonly unique_id: string;
    readonly kind: string;
    readonly column: string | null;
    readonly before: Json;
    readonly after: Json;
    readonly severity: Severity;
  }[];
}

export interface ReportCoverage {
  readonly base: CoverageCounts | null;
  readonly head: CoverageCounts;
  /** Of what the change touches alone; null when it touches no model. */
  readonly patch: CoverageCounts | null;
  /** The same models at the base; null when it has none of them. */
  readonly patchBefore: CoverageCounts | null;
  /** The shares that the gate asks of the patch, between 0 and 1. */
  readonly goals: { readonly tests: number | null; readonly docs: number | null };
  /** Models of the patch, with the columns that lack a test or a description. */
  readonly models: readonly ReportModelCoverage[];
}

export interface ReportModelCoverage {
  readonly unique_id: string;
  readonly name: string;
  readonly tests: number;
  readonly columnsTested: Ratio;
  readonly untested: readonly string[];
  readonly documented: boolean;
  readonly columnsDocumented: Ratio;
  readonly undocumented: readonly string[];
}

export interface ReportCost {
  readonly lines: readonly Json[];
  readonly deltaUsdPerMonth: number | null;
}

/** Who is downstream of the change, selected or not. */
export interface ReportImpact {
  /** Models downstream, the changed ones excluded. */
  readonly models: number;
  /** Applications before dashboards. */
  readonly exposures: readonly ReportExposure[];
}

export interface ReportExposure {
  readonly unique_id: string;
  readonly name: string;
  readonly label: string | null;
  readonly type: string;
  readonly owner: string | null;
  readonly url: string | null;
  /** The shortest path from the change, the change first, the exposure excluded. */
  readonly via: readonly string[];
}

export interface ReportWaiver {
  readonly rule: string;
  readonly node: string | null;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  /** How many findings of this change it covers. */
  readonly used: number;
  readonly expired: boolean;
}

export type { CoverageCounts, Ratio };
