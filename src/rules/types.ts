import type { Project, Resource } from '#artifacts';
import type { Coverage } from '#coverage';
import type { FindingKind, Json, JsonObject, Severity } from '#kernel';
import type { Selection } from '#selection';
import type { StateDiff } from '#state';
import type { SlotValue } from './fill-slots.ts';
import type { Hit } from './trace-hit.ts';

/** The shares, between 0 and 1, that the gate asks of the change; null asks for nothing. */
export interface CoverageGoals {
  readonly tests: number | null;
  readonly docs: number | null;
}

/** Everything that a rule may look at. Walking and pairing are done; a rule only judges. */
export interface Subject {
  readonly base: Project;
  readonly head: Project;
  readonly diff: StateDiff;
  readonly selection: Selection;
  readonly coverage: Coverage;
  readonly goals: CoverageGoals;
}

/** One case of a rule. `Slot` are the names in braces of its message and its next step: none can be forgotten. */
export interface Sighting<Slot extends string> {
  /** Null for the change as a whole. */
  readonly node: Resource | null;
  readonly column?: string | null;
  /** Where the case decides it; else the rule's own. */
  readonly severity?: Severity;
  readonly slots: Readonly<Record<Slot, SlotValue>>;
  /** The two values that identify the case across commits: they are part of the fingerprint. */
  readonly before?: Json;
  readonly after?: Json;
  readonly hit?: Hit;
  readonly data?: JsonObject;
  /** The schema file that describes the node, instead of the file that defines it. */
  readonly inSchemaFile?: boolean;
}

interface RuleFacts {
  /** `family/name`, equal to the file's path, never renamed. */
  readonly id: string;
  /** The version of Sluice that brought it. */
  readonly since: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** One sentence for the catalogue. */
  readonly summary: string;
  /** A finding of one of these on the same node is the same root cause, and is reported alone. */
  readonly hiddenBy?: readonly string[];
}

export interface RuleSpec<Message extends string, Next extends string> extends RuleFacts {
  /** What was found and what was promised, as sentences with `{slots}`; names stand between backticks. */
  readonly message: Message;
  /** What to do, in the imperative. */
  readonly next: Next;
  check(subject: Subject, report: (sighting: Sighting<SlotsOf<Message> | SlotsOf<Next>>) => void): void;
}

/** A rule with its slots forgotten, as the registry holds it. */
export interface Rule extends RuleFacts {
  readonly message: string;
  readonly next: string;
  readonly see: (subject: Subject) => readonly Sighting<string>[];
}

/** `'{column}: {before}'` gives `'column' | 'before'`. */
export type SlotsOf<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | SlotsOf<Rest> : never;
