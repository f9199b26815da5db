import type { Json } from '#kernel';
import type { Origin } from '#state';
import type { ReportSmart } from './smart-types.ts';

/** One selected resource. The text of a changed macro stands in `changedMacros` once, not in each entry that calls it. */
export interface PlanEntry {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly name: string;
  readonly why: string;
  readonly because: readonly {
    readonly check: string;
    readonly field: string;
    readonly before: Json;
    readonly after: Json;
    readonly via?: readonly string[];
  }[];
  readonly via: readonly string[];
  /** Relative to the repository's root. */
  readonly path: string | null;
  /**
   * Whose change it is, where two states of production tell: a resource downstream has the origin of what it is
   * downstream of, `yours` before `unclear` before `moved`.
   */
  readonly origin?: Origin;
}

/** What production did since the change parted from it, where both states are stored. */
export interface ReportDrift {
  /** `newest`: the plan is made from where the change parted, and this is where production is now; `parted`: the reverse. */
  readonly role: 'newest' | 'parted';
  readonly sha: string;
  /** Resources that differ from that commit alone, so that they are no part of the plan, and how the head stands to it. */
  readonly untouched: readonly { readonly unique_id: string; readonly difference: 'new' | 'modified' | 'removed' }[];
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
  readonly removed: readonly { readonly unique_id: string; readonly disabled: boolean; readonly origin?: Origin }[];
  readonly drift?: ReportDrift;
  /** Both modes side by side; absent without a base. */
  readonly smart?: ReportSmart;
  /** Macros whose text differs; null on the side that does not have it. */
  readonly changedMacros: readonly { readonly unique_id: string; readonly before: string | null; readonly after: string | null }[];
  /** One line for `dbt build --indirect-selection empty --select`; empty when nothing is selected. */
  readonly selector: string;
  /** Resources that dbt cannot tell from planned ones, so that this line takes them along; absent when there are none. */
  readonly beyond?: readonly string[];
  /** Command lines to copy; none when there is nothing to run. */
  readonly commands: readonly string[];
  /** What dbt would warn of, and what it would fail on. */
  readonly warnings: readonly string[];
  readonly raises: readonly string[];
}
