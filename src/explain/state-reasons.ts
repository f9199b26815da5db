import type { Resource } from '#artifacts';
import { type ResourceState, type StateValue, matchesState } from '#state';
import { ancestorsOf } from './changed-ancestors.ts';
import type { Probe } from './probe.ts';
import type { BlindSpot, ExplainInput, WhyNot } from './types.ts';
import { unseenChanges } from './unseen-changes.ts';
import { unseenMacros } from './unseen-macros.ts';

/** What the comparison has to do with a resource not being selected; nothing when no state is asked for. */
export function stateReasons(resource: Resource, asked: readonly StateValue[], { input, probe }: Means): readonly WhyNot[] {
  const { diff } = input;
  const state = diff.states.get(resource.id);
  if (asked.length === 0) return [];
  if (state === undefined) return [{ kind: 'not-compared' }, ...notReached(resource, { input, probe })];
  if (isChange(state)) return otherState(state, asked, input);
  const reasons = [...ownReasons(resource, state, input), ...notReached(resource, { input, probe })];
  if (reasons.length > 0) return reasons;
  const upstream = unseenUpstream(resource, input);
  return upstream.length > 0 ? upstream : [{ kind: 'unchanged', blindSpots: blindSpotsOf(resource, input) }];
}

interface Means {
  readonly input: ExplainInput;
  readonly probe: Probe;
}

const isChange = ({ isNew, isModified }: ResourceState): boolean => isNew || isModified;

function otherState(state: ResourceState, asked: readonly StateValue[], { diff }: ExplainInput): readonly WhyNot[] {
  const matches = diff.values.filter((value) => matchesState(state, value));
  return asked.some((value) => matches.includes(value)) ? [] : [{ kind: 'other-state', asked, matches }];
}

function ownReasons(resource: Resource, state: ResourceState, input: ExplainInput): readonly WhyNot[] {
  const changes = unseenChanges(state, input.diff.engine);
  const macros = unseenMacros(resource, input);
  return [
    ...(state.aside.length === 0 ? [] : [{ kind: 'by-name', matches: partsMatched(state, input) } as const]),
    ...(changes.length === 0 ? [] : [{ kind: 'unseen', changes } as const]),
    ...(macros.length === 0 ? [] : [{ kind: 'unseen-macros', macros } as const]),
  ];
}

function partsMatched(state: ResourceState, { diff }: ExplainInput): readonly StateValue[] {
  return diff.values.filter((value) => value.startsWith('modified.') && matchesState(state, value));
}

function notReached({ id }: Resource, { input, probe }: Means): readonly WhyNot[] {
  const ways = [...ancestorsOf(id, input.head)].flatMap(([ancestor, way]) => (isChanged(input.diff.states.get(ancestor)) ? [way] : []));
  const [nearest, ...others] = ways;
  if (nearest === undefined) return [];
  const reachedBy = ['state:modified+', 'state:new+'].find((select) => probe({ select: [select], exclude: [] }).has(id)) ?? null;
  return [{ kind: 'not-reached', via: nearest, others: others.length, reachedBy }];
}

const isChanged = (state: ResourceState | undefined): boolean => state !== undefined && isChange(state);

const UPSTREAM_MOST = 5;

function unseenUpstream({ id }: Resource, { head, diff }: ExplainInput): readonly WhyNot[] {
  const nodes = [...ancestorsOf(id, head).keys()].flatMap((ancestor) => {
    const state = diff.states.get(ancestor);
    const fields = state === undefined ? [] : unseenChanges(state, diff.engine).map(({ field }) => field);
    return fields.length === 0 ? [] : [{ unique_id: ancestor, fields }];
  });
  return nodes.length === 0 ? [] : [{ kind: 'unseen-upstream', nodes: nodes.slice(0, UPSTREAM_MOST) }];
}

function blindSpotsOf(resource: Resource, { head }: ExplainInput): readonly BlindSpot[] {
  const names = 'rawCode' in resource ? variablesIn(resource.rawCode) : [];
  const isForeign = head.metadata.projectName !== null && resource.packageName !== head.metadata.projectName;
  return [
    ...(resource.resourceType === 'seed' && resource.checksum.name === 'path' ? [{ kind: 'seed-over-limit' } as const] : []),
    ...(names.length > 0 ? [{ kind: 'variables', names } as const] : []),
    ...(isForeign ? [{ kind: 'package' } as const] : []),
  ];
}

/** `var('currency')` and `env_var("REGION")` by the names they read. */
function variablesIn(code: string): readonly string[] {
  const found = [...code.matchAll(/\b(?:env_)?var\(\s*(['"])(.*?)\1/g)].map(([, , name = '']) => name);
  return [...new Set(found)].sort();
}
