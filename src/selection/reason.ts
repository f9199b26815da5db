import type { Graph, NodeId } from '#kernel';
import type { Why } from './types.ts';
import { byText } from '#kernel';

/** The way from a first resource to another, last step first, so that ways share their beginnings. */
export interface Trail {
  readonly id: NodeId;
  readonly before: Trail | null;
}

/** Why one resource was picked. */
export interface Reason {
  readonly why: Why;
  /** Whether the way begins at a change. */
  readonly fromChange: boolean;
  /** The neighbour it was reached through; null when it was picked itself. */
  readonly trail: Trail | null;
  /** Steps of the trail. */
  readonly distance: number;
}

export type Reasons = ReadonlyMap<NodeId, Reason>;

/** Ways from a change come first, then shorter ones; the rest only makes the order total. */
export function compareReasons(a: Reason, b: Reason): number {
  return Number(b.fromChange) - Number(a.fromChange) || a.distance - b.distance || RANKS[a.why] - RANKS[b.why] || byText(trailText(a), trailText(b));
}

const RANKS: Readonly<Record<Why, number>> = { new: 0, modified: 1, matched: 2, downstream: 3, upstream: 4, test: 5 };

function trailText({ trail }: Reason): string {
  return stepsOf(trail).join(' ');
}

/** From the first step to the last. */
export function stepsOf(trail: Trail | null): readonly NodeId[] {
  const steps: NodeId[] = [];
  for (let step = trail; step !== null; step = step.before) steps.push(step.id);
  return steps.reverse();
}

export function better(a: Reason, b: Reason | undefined): Reason {
  return b === undefined || compareReasons(a, b) <= 0 ? a : b;
}

/** The reason of a resource that was reached from a neighbour. */
export function stepFrom(id: NodeId, { trail, distance, fromChange }: Reason, why: Why): Reason {
  return { why, fromChange, trail: { id, before: trail }, distance: distance + 1 };
}

export interface Walk {
  readonly edges: Graph<NodeId>['children'];
  readonly depth: number;
  readonly why: Why;
}

/**
 * Everything within `depth` edges of where it starts, breadth first, each with its best way there. Starting points
 * may lie at different distances from the change (`@` walks up from descendants): without a limit of depth the
 * nearer ones go first, so that every way is a shortest one.
 */
export function walk(start: Reasons, { edges, depth, why }: Walk): Reasons {
  const found = new Map<NodeId, Reason>();
  const waiting = new Map<number, Map<NodeId, Reason>>();
  for (const [id, reason] of start) levelAt(waiting, Number.isFinite(depth) ? 0 : reason.distance).set(id, reason);
  for (let level = 0; waiting.size > 0 && level < depth; level += 1) {
    const next = levelAt(waiting, level + 1);
    for (const [id, reason] of waiting.get(level) ?? []) {
      for (const neighbour of edges.get(id) ?? []) {
        if (start.has(neighbour) || (found.has(neighbour) && !next.has(neighbour))) continue;
        next.set(neighbour, better(stepFrom(id, reason, why), next.get(neighbour)));
        found.set(neighbour, next.get(neighbour) ?? reason);
      }
    }
    waiting.delete(level);
    if (next.size === 0) waiting.delete(level + 1);
  }
  return found;
}

function levelAt(waiting: Map<number, Map<NodeId, Reason>>, level: number): Map<NodeId, Reason> {
  const known = waiting.get(level);
  if (known !== undefined) return known;
  const fresh = new Map<NodeId, Reason>();
  waiting.set(level, fresh);
  return fresh;
}

/** The resources of any set, each for its best reason. */
export function unite(sets: readonly Reasons[]): Reasons {
  const united = new Map<NodeId, Reason>();
  for (const set of sets) for (const [id, reason] of set) united.set(id, better(reason, united.get(id)));
  return united;
}

/** The resources of every set, each for its best reason; of no sets nothing. */
export function intersect(sets: readonly Reasons[]): Reasons {
  const [first, ...more] = sets.toSorted((a, b) => a.size - b.size);
  const common = new Map<NodeId, Reason>();
  for (const [id, reason] of first ?? []) {
    const others = more.map((set) => set.get(id));
    if (others.every((other) => other !== undefined)) common.set(id, others.reduce<Reason>(better, reason));
  }
  return common;
}

export function subtract(a: Reasons, b: ReadonlyMap<NodeId, unknown>): Reasons {
  return new Map([...a].filter(([id]) => !b.has(id)));
}
