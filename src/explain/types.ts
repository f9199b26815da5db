import type { Engine, Project, ResourceType } from '#artifacts';
import type { MacroId, NodeId, NonEmpty } from '#kernel';
import type { DbtCommand, IndirectSelection, Selection, SelectionInput, Why } from '#selection';
import type { Confidence, ContractBreak, Origins, Reaction, Skew, SmartRuleId, StateDiff } from '#state';
import type { Difference } from './difference-types.ts';
import type { WhyNot } from './why-not-types.ts';

export type * from './difference-types.ts';
export type * from './why-not-types.ts';

/** What an explanation is made from: the comparison, what was asked for, and what it came to. */
export interface ExplainInput extends SelectionInput {
  readonly base: Project;
  readonly diff: StateDiff;
  readonly selection: Selection;
  /** Whose change each difference is, by another state of production, the `newest` or the one that the change `parted` from; null where nothing tells. */
  readonly drift: { readonly role: 'newest' | 'parted'; readonly origins: Origins } | null;
  /** Smart rules to leave out. */
  readonly rulesOff: readonly string[];
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
  /** Errors that this selection makes dbt end with: dbt 1 selects nothing then. */
  readonly raises: readonly string[];
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
  /** Whose change it is, or the change that leads to it; null where nothing tells. */
  readonly whose: Whose | null;
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
  readonly start: PathStart | null;
}

/** A node that a path starts at, and what changed there. */
export interface PathStart {
  readonly unique_id: NodeId;
  readonly state: NodeState;
  readonly differences: readonly Difference[];
}

export interface LeftOutNode extends NodeFacts {
  readonly kind: 'left-out';
  readonly reasons: NonEmpty<WhyNot>;
}

/** A break of an enforced contract, as dbt grades it. `versioned` decides the severity. */
export interface Break extends Pick<ContractBreak, 'kind' | 'column' | 'before' | 'after' | 'severity'> {
  readonly versioned: boolean;
}

export interface Said extends Pick<Reaction, 'level' | 'code' | 'message' | 'under'> {
  /** Whether the selection that was asked for makes dbt say it. */
  readonly isAsked: boolean;
}

/** `in-production`: production has the same by now. `left-behind`: production changed it, and the branch has it as it was. `unclear`: both changed it. */
export type Whose = 'yours' | 'in-production' | 'left-behind' | 'unclear';

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
