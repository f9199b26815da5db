import type { Json, NodeId, NonEmpty } from '#kernel';
import type { IndirectSelection } from '#selection';
import type { StateValue } from '#state';
import type { MacroDifference } from './difference-types.ts';

/** One reason why a node is not selected. */
export type WhyNot =
  /** The base has it, the head has not. `successor`: a new node with the same code. */
  | { readonly kind: 'removed'; readonly successor: NodeId | null }
  | { readonly kind: 'disabled'; readonly wasEnabled: boolean }
  | { readonly kind: 'not-compared' }
  /** Nothing in it differs, and nothing that it depends on changed. */
  | { readonly kind: 'unchanged'; readonly blindSpots: readonly BlindSpot[] }
  /** It differs only in what plain `state:modified` leaves aside; these values take it. */
  | { readonly kind: 'by-name'; readonly matches: readonly StateValue[] }
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
