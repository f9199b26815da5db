import { addTests, isTest, type Picked, recheckTests } from './indirect-tests.ts';
import { asksForChange, type Matcher, methodOf } from './methods/index.ts';
import { intersect, type Reason, type Reasons, subtract, unite, walk } from './reason.ts';
import { type NodeId, unreachable } from '#kernel';
import type { Criterion } from './criterion.ts';
import type { Resource } from '#artifacts';
import type { Scene } from './scene.ts';
import type { Spec } from './spec.ts';
import { selectorsMatching } from './selectors-matching.ts';

/** A selection's outcome, with what dbt would warn about on the way. */
export interface Evaluation {
  readonly picked: Picked;
  readonly warnings: readonly string[];
}

/** Answers a tree bottom up: each criterion by its method, operators and tests, each group by sets of those. */
export function evaluate(spec: Spec, scene: Scene): Evaluation {
  switch (spec.kind) {
    case 'criterion':
      return evaluateCriterion(spec.criterion, scene);
    case 'union':
    case 'intersection':
      return evaluateGroup(spec, scene);
    case 'difference':
      return evaluateDifference(spec, scene);
    default:
      return unreachable(spec);
  }
}

function evaluateGroup(group: Extract<Spec, { readonly recheck: unknown }>, scene: Scene): Evaluation {
  const parts = group.parts.map((part) => evaluate(part, scene));
  const combine = group.kind === 'union' ? unite : intersect;
  const combined = { direct: combine(parts.map(({ picked }) => picked.direct)), all: combine(parts.map(({ picked }) => picked.all)) };
  const picked = scene.dialect.rechecks ? recheckTests(combined, group.recheck, scene) : combined;
  const missed = group.expected !== null && picked.direct.size === 0;
  return {
    picked,
    warnings: [
      ...parts.flatMap(({ warnings }) => warnings),
      ...(missed ? [`The selection criterion '${group.expected}' does not match any enabled nodes`] : []),
    ],
  };
}

/** Nothing looks at remembered tests again above a difference, so that none need be kept. */
function evaluateDifference({ from, minus, isGreedy }: Extract<Spec, { readonly kind: 'difference' }>, scene: Scene): Evaluation {
  const [included, excluded] = [evaluate(from, scene), evaluate(minus, scene)];
  const rest = subtract(included.picked.direct, excluded.picked.direct);
  const kept = isGreedy ? withoutTestsOf(excluded.picked.direct, rest, scene) : rest;
  return { picked: { direct: kept, all: kept }, warnings: [...included.warnings, ...excluded.warnings] };
}

function withoutTestsOf(excluded: Reasons, selected: Reasons, { resources }: Scene): Reasons {
  const isHit = (id: NodeId): boolean => {
    const resource = resources.get(id);
    return resource !== undefined && isTest(resource) && resource.dependsOn.some((parent) => excluded.has(parent));
  };
  return new Map([...selected].filter(([id]) => !isHit(id)));
}

function evaluateCriterion(criterion: Criterion, scene: Scene): Evaluation {
  const { collected, warnings } = collect(criterion, scene);
  const operatorsWork = criterion.indirect !== 'empty' || !scene.dialect.emptyIgnoresOperators;
  const selected = operatorsWork ? withNeighbours(collected, criterion, scene) : collected;
  // What a named selector came to holds its tests already; to add more would bring back what it excludes.
  const isComplete = criterion.method === 'selector' && !scene.dialect.selectorExpandsTests;
  return { picked: addTests(selected, isComplete ? 'empty' : criterion.indirect, scene), warnings };
}

function collect(criterion: Criterion, scene: Scene): { readonly collected: Reasons; readonly warnings: readonly string[] } {
  if (criterion.method === 'selector') return collectSelector(criterion, scene);
  const method = methodOf(criterion.method, scene.dialect);
  const ids = method.ids?.(criterion, scene) ?? idsMatching(method.matcher(criterion, scene), criterion, scene);
  const warning = method.warning?.(criterion, scene);
  return { collected: new Map([...ids].map((id) => [id, reasonFor(id, criterion, scene)])), warnings: warning === undefined ? [] : [warning] };
}

function idsMatching(matches: Matcher, criterion: Criterion, scene: Scene): readonly NodeId[] {
  const isHidden = hiddenFrom(criterion, scene);
  const found: NodeId[] = [];
  for (const resource of scene.resources.values()) if (!isHidden(resource) && matches(resource)) found.push(resource.id);
  return found;
}

/** Before dbt 1.9 only these methods knew of saved queries. */
function hiddenFrom({ method }: Criterion, { dialect }: Scene): (resource: Resource) => boolean {
  const isKnown = !dialect.savedQueriesHidden || method === 'fqn' || method === 'saved_query';
  return ({ resourceType }) => !isKnown && resourceType === 'saved_query';
}

function reasonFor(id: NodeId, criterion: Criterion, { diff }: Scene): Reason {
  const fromChange = asksForChange(criterion);
  const changed = diff?.states.get(id)?.isNew === true ? 'new' : 'modified';
  return { why: fromChange ? changed : 'matched', fromChange, trail: null, distance: 0 };
}

/** v1 filters what a named selector comes to by the command's resource types at once. */
function collectSelector(criterion: Criterion, scene: Scene): { readonly collected: Reasons; readonly warnings: readonly string[] } {
  const found = selectorsMatching(criterion, scene).map(({ spec }) => evaluate(spec, scene));
  const united = unite(found.map(({ picked }) => picked.direct));
  const kept = scene.dialect.selectorExpandsTests ? united : new Map([...united].filter(([id]) => isKept(id, scene)));
  return { collected: kept, warnings: found.flatMap(({ warnings }) => warnings) };
}

function isKept(id: NodeId, { resources, isKept: keeps }: Scene): boolean {
  const resource = resources.get(id);
  return resource !== undefined && keeps(resource);
}

function withNeighbours(collected: Reasons, { childrensParents, parents, children }: Criterion, { graph, dialect }: Scene): Reasons {
  const reached: Reasons[] = [collected];
  // v2 passes over an `@` beside a `+`.
  if (childrensParents && (dialect.engine === 'v1' || parents + children === 0)) {
    const below = unite([collected, walk(collected, { edges: graph.children, depth: Number.POSITIVE_INFINITY, why: 'downstream' })]);
    reached.push(below, walk(below, { edges: graph.parents, depth: Number.POSITIVE_INFINITY, why: 'upstream' }));
  }
  reached.push(walk(collected, { edges: graph.parents, depth: parents, why: 'upstream' }));
  reached.push(walk(collected, { edges: graph.children, depth: children, why: 'downstream' }));
  return unite(reached);
}
