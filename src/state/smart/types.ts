import type { Engine, Macro, Project, Resource } from '#artifacts';
import type { MacroId, NodeId, NotEvaluated } from '#kernel';
import type { Because, ResourceState, Skew, StateDiff } from '../types.ts';
import type { CodeChange } from './code/compare-code.ts';
import type { Lexis } from './code/lexis.ts';
import type { MacroLeads } from './macro-leads.ts';
import type { Written } from './stores-authored.ts';

/** Named like a finding's rule, and switched off like one. */
export type SmartRuleId = `smart/${string}`;

export type SkewKind = Skew['kind'];

/**
 * How far a rule can be relied on. `proven`: dbt does the same work before and after, or the definition did change.
 * `as-dbt`: dbt itself would answer so if one version with one setting had written both manifests.
 * `likely`: a manifest does not hold what would prove it.
 */
export type Confidence = 'proven' | 'as-dbt' | 'likely';

/** One reason to drop what exact selects, or to add what it does not select. */
export interface SmartReason {
  readonly rule: SmartRuleId;
  readonly confidence: Confidence;
  /** The difference that is explained away, or found besides; with both values. */
  readonly because: Because;
  /** What kept base and head from being compared like with like and so explains the difference; null when nothing did. */
  readonly skew: SkewKind | null;
}

/** What smart mode makes of a comparison. Each map is sorted by id. */
export interface SmartDiff {
  /** Modified to dbt, with every reason explained away. */
  readonly drops: ReadonlyMap<NodeId, readonly SmartReason[]>;
  /** Unmodified to dbt, though something counts that dbt does not see. */
  readonly additions: ReadonlyMap<NodeId, readonly SmartReason[]>;
  /** Of the drops that dbt takes for new: what they were in the base. */
  readonly counterparts: ReadonlyMap<NodeId, Resource>;
  /** Rules that were switched off. */
  readonly off: readonly SmartRuleId[];
  /** What no rule can tell from manifests. */
  readonly notEvaluated: readonly NotEvaluated[];
}

export interface SmartOptions {
  /** Ids of rules to leave out; unknown ones are found by `unknownSmartRules`. */
  readonly rulesOff: readonly string[];
}

/** Everything that rules judge by. */
export interface Scene {
  readonly base: Project;
  readonly head: Project;
  readonly diff: StateDiff;
  readonly skews: ReadonlySet<SkewKind>;
  readonly lexis: Lexis;
  /** What alone differs between two pieces of SQL code of these projects. */
  readonly compareCode: (before: string, after: string) => CodeChange;
  readonly written: { readonly base: Written; readonly head: Written };
  /** Changed macros that no rule explains away. */
  readonly realMacros: readonly MacroId[];
  /** Ways to them. */
  readonly leads: MacroLeads;
}

export interface Pair {
  readonly before: Resource;
  readonly after: Resource;
}

/** A macro that differs; one side may lack it. */
export interface MacroChange {
  readonly id: MacroId;
  readonly before: Macro | undefined;
  readonly after: Macro | undefined;
}

export type Counterpart = (after: Resource) => Resource | undefined;

interface RuleCommon {
  readonly id: SmartRuleId;
  /** Engines whose comparison it corrects. */
  readonly engines: readonly Engine[];
  /** What it drops or adds, for the table of rules. */
  readonly summary: string;
  readonly confidence: Confidence;
}

/** Explains away differences, each by itself. */
export interface DropRule extends RuleCommon {
  readonly direction: 'drop';
  /** Skews that can cause the difference, the closest cause first. */
  readonly skews: readonly SkewKind[];
  /** Judges only where one of these skews is present. */
  readonly needsSkew: boolean;
  readonly difference?: (because: Because, pair: Pair, scene: Scene) => boolean;
  readonly macro?: (change: MacroChange, scene: Scene) => boolean;
  /** Looks once at everything, and tells what a resource that dbt takes for new was in the base. */
  readonly counterparts?: (scene: Scene) => Counterpart;
}

/** Finds what dbt does not compare. */
export interface AddRule extends RuleCommon {
  readonly direction: 'add';
  /** Looks once at everything, and answers for each resource. */
  readonly finder: (scene: Scene) => (state: ResourceState) => readonly Because[];
}

export type SmartRule = DropRule | AddRule;
