import type { Engine, Project, ResourceType } from '#artifacts';
import type { Json, MacroId, NodeId, NonEmpty } from '#kernel';
import type { DbtCommand, IndirectSelection, Selection, SelectionInput, Why } from '#selection';
import type { Confidence, ContractBreak, Reaction, Skew, SmartDiff, SmartRuleId, StateDiff, StateValue } from '#state';

/** What an explanation is made from: the comparison, what was asked for, and what it came to. */
export interface ExplainInput extends SelectionInput {
  readonly base: Project;
  readonly diff: StateDiff;
  readonly selection: Selection;
  /** What of the comparison is no change, and what else is one. */
  readonly smart: SmartDiff;
}

/** Why one name is or is not in a selection. Plain JSON, so that it can be printed as it is. */
export type Explanation = SelectedNode | LeftOutNode | MacroExplained | GroupExplained | SourceNameExplained | PackageExplained;

/** What was asked for, as dbt arguments. */
export interface Asked {
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  /** The YAML selector that was applied. */
  readonly selector: string | null;
  readonly indirectSelection: IndirectSelection;
  readonly command: DbtCommand;
}

/** Whose rules apply, and what keeps base and head from being compared like with like. */
export interface Circumstances {
  readonly asked: Asked;
  readonly engine: Engine;
  readonly dbtVersion: string;
  readonly skews: readonly Skew[];
}

/** What holds of a node whether it is selected or not. */
interface NodeFacts extends Circumstances {
  readonly unique_id: NodeId;
  readonly resource_type: ResourceType;
  readonly name: string;
  /** `original_file_path`, null when the manifest tells none. */
  readonly path: string | null;
  /** The package it comes from, null for the project itself. */
  readonly package: string | null;
  readonly state: NodeState;
  /** Every check that failed, with both values. */
  readonly differences: readonly Difference[];
  /** Differences that only `state:modified.<part>` asks for. */
  readonly aside: readonly Difference[];
  readonly breaks: readonly Break[];
  /** What the smart rules make of it; null when they agree with dbt. */
  readonly judgement: Judgement | null;
  /** What dbt itself warns of or stops at because of this node. */
  readonly said: readonly Said[];
  /** What a test tests, null for everything else. */
  readonly tests: Tests | null;
}

/** How a node stands to the base. `not-compared`: this dbt does not look at resources of its type. */
export type NodeState = 'new' | 'modified' | 'unmodified' | 'not-compared' | 'removed' | 'disabled';

export interface SelectedNode extends NodeFacts {
  readonly kind: 'selected';
  readonly why: Why;
  /** The parts of `--select` that take it; empty under a YAML selector and when nothing was asked for. */
  readonly by: readonly string[];
  /** The shortest path from where the selection starts to this node, this node excluded. */
  readonly via: readonly NodeId[];
  /** Where that path starts, null when there is none. */
  readonly origin: Origin | null;
}

/** A node that a path starts at, and what changed there. */
export interface Origin {
  readonly unique_id: NodeId;
  readonly state: NodeState;
  readonly differences: readonly Difference[];
}

export interface LeftOutNode extends NodeFacts {
  readonly kind: 'left-out';
  readonly reasons: NonEmpty<WhyNot>;
}

/** One difference that a check of dbt found. `check` and `field` are those of the comparison. */
export type Difference = AdditionDifference | CodeDifference | DataDifference | MacroDifference | ValueDifference;

interface Found {
  readonly check: string;
  readonly field: string;
}

/** The base does not have it. */
export interface AdditionDifference extends Found {
  readonly kind: 'addition';
}

export interface CodeDifference extends Found {
  readonly kind: 'code';
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Content that no manifest holds, such as the rows of a seed: dbt compares a hash. `grew` and `shrank`: across dbt's
 * size limit for seeds, above which it compares the path of the file alone. `moved`: above the limit, to another path.
 */
export interface DataDifference extends Found {
  readonly kind: 'data';
  readonly how: 'content' | 'grew' | 'shrank' | 'moved' | 'fixture' | 'not-hashed';
}

export interface MacroDifference extends Found {
  readonly kind: 'macro';
  /** From the macro that the node calls to the one that changed, which may be the same. */
  readonly chain: readonly MacroStep[];
  /** Null on the side that does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface MacroStep {
  readonly unique_id: MacroId;
  readonly path: string | null;
}

export interface ValueDifference extends Found {
  readonly kind: 'value';
  readonly before: Json;
  readonly after: Json;
}

/** A break of an enforced contract, as dbt grades it. `versioned` decides the severity. */
export interface Break extends Pick<ContractBreak, 'kind' | 'column' | 'before' | 'after' | 'severity'> {
  readonly versioned: boolean;
}

export interface Said extends Pick<Reaction, 'level' | 'code' | 'message' | 'under'> {
  /** Whether the selection that was asked for makes dbt say it. */
  readonly isAsked: boolean;
}

/** `drop`: all that dbt counts is explained away. `add`: something counts that dbt does not see. */
export interface Judgement {
  readonly effect: 'drop' | 'add';
  readonly reasons: NonEmpty<{ readonly rule: SmartRuleId; readonly summary: string; readonly confidence: Confidence }>;
}

export interface Tests {
  readonly sort: 'generic' | 'singular' | 'unit';
  /** `not_null`, for a generic test. */
  readonly macro: string | null;
  readonly column: string | null;
  /** What it depends on, the tested node first. */
  readonly subjects: readonly NodeId[];
}

/** One reason why a node is not selected. */
export type WhyNot =
  /** The base has it, the head has not. `successor`: a new node with the same code. */
  | { readonly kind: 'removed'; readonly successor: NodeId | null }
  | { readonly kind: 'disabled'; readonly wasEnabled: boolean }
  | { readonly kind: 'not-compared' }
  /** Nothing in it differs, and nothing that it depends on changed. */
  | { readonly kind: 'unchanged'; readonly blindSpots: readonly BlindSpot[] }
  /** Its own change is one that dbt does not look at. */
  | { readonly kind: 'unseen'; readonly changes: readonly UnseenChange[] }
  | { readonly kind: 'unseen-macros'; readonly macros: readonly UnseenMacro[] }
  /** Unchanged itself, it depends on nodes whose changes dbt does not look at. */
  | { readonly kind: 'unseen-upstream'; readonly nodes: readonly { readonly unique_id: NodeId; readonly fields: readonly string[] }[] }
  /** It depends on what changed, and the criteria do not lead there. `reachedBy`: a selector that would take it. */
  | { readonly kind: 'not-reached'; readonly via: NonEmpty<NodeId>; readonly others: number; readonly reachedBy: string | null }
  | { readonly kind: 'other-state'; readonly asked: readonly string[]; readonly matches: readonly StateValue[] }
  | { readonly kind: 'excluded'; readonly by: readonly Exclusion[] }
  | { readonly kind: 'resource-type'; readonly rule: 'command' | 'resource-type' | 'exclude-resource-type'; readonly types: readonly string[] }
  /** It has no SQL, and the command takes only what has. */
  | { readonly kind: 'no-code' }
  | { readonly kind: 'indirect-selection'; readonly mode: IndirectSelection; readonly missing: readonly NodeId[] }
  /** Which parts of `--select` take it, one list for each intersection. */
  | { readonly kind: 'criteria'; readonly tokens: readonly (readonly Part[])[] }
  | { readonly kind: 'selector'; readonly name: string };

export interface Part {
  readonly text: string;
  readonly takes: boolean;
}

/** A part of `--exclude`. `testOf`: the excluded nodes that bring this test along; empty when it is excluded itself. */
export interface Exclusion {
  readonly text: string;
  readonly testOf: readonly NodeId[];
}

/** What dbt cannot see of a node whatever happens to it. */
export type BlindSpot =
  | { readonly kind: 'seed-over-limit' }
  /** Its code reads variables, whose values no manifest holds. */
  | { readonly kind: 'variables'; readonly names: readonly string[] }
  | { readonly kind: 'package' };

/** A field that differs although no check looks at it. */
export interface UnseenChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: Blindness;
}

/**
 * Why dbt does not count a difference. `not-persisted`: descriptions count under persist_docs. `no-contract`: columns and
 * constraints count under an enforced contract. `contract-switch`: dbt 2 looks at nothing of a contract but whether it is
 * enforced. `rendered`: what is written is the same, what it comes to is not. `test-config`: of a test few keys count.
 * `stub`: dbt 1's check answers "same" to everything. `same-meaning`: the two spell one thing. `code-only`: what a node
 * depends on counts through its code. `never`: no check of dbt looks there.
 */
export type Blindness = 'not-persisted' | 'no-contract' | 'contract-switch' | 'rendered' | 'test-config' | 'stub' | 'same-meaning' | 'code-only' | 'never';

/**
 * A macro that changed and does not count for a node. `hidden`: code names it where dbt does not see the call.
 * `implicit`: dbt calls it for such nodes without saying so in the manifest. `indirect`: dbt 2 follows no call of a call.
 */
export interface UnseenMacro extends Pick<MacroDifference, 'chain' | 'before' | 'after'> {
  readonly how: 'hidden' | 'implicit' | 'indirect';
}

/** Macros are not selected; the nodes that call them are. */
export interface MacroExplained extends Circumstances {
  readonly kind: 'macro';
  readonly unique_id: MacroId;
  readonly path: string | null;
  readonly package: string | null;
  /** Null when its text is the same on both sides. */
  readonly change: { readonly before: string | null; readonly after: string | null } | null;
  /** Nodes that its change makes modified, and those whose code may call it where dbt does not look. */
  readonly modifies: readonly NodeId[];
  readonly missed: readonly NodeId[];
}

/** Groups own nodes; dbt compares no group. */
export interface GroupExplained extends Circumstances {
  readonly kind: 'group';
  readonly name: string;
  readonly differences: readonly Difference[];
  readonly members: number;
  readonly selected: number;
}

/** The name of a source is no node: its tables are. */
export interface SourceNameExplained extends Circumstances {
  readonly kind: 'source-name';
  readonly name: string;
  readonly tables: readonly { readonly unique_id: NodeId; readonly isSelected: boolean }[];
}

export interface PackageExplained extends Circumstances {
  readonly kind: 'package';
  readonly name: string;
  readonly members: number;
  readonly selected: number;
}
