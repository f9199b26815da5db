import type { Criterion, Mistake } from '../criterion.ts';
import type { Freshness, Resource } from '#artifacts';
import { matchesState, type StateDiff, type StateValue } from '#state';
import { type Method, nothing, textValue } from './method.ts';
import { nearestName, type NodeId } from '#kernel';
import type { Scene } from '../scene.ts';

export const state: Method = {
  mistake(criterion, { diff, dialect }) {
    const value = textValue(criterion);
    if (diff === null) return NO_BASE;
    // v2 lets an unknown state select nothing.
    if (dialect.engine === 'v2' || stateValue(criterion, diff) !== undefined) return undefined;
    const nearest = nearestName(value, diff.values);
    return { what: `"${value}" is no state`, next: nearest === undefined ? `Write one of ${diff.values.join(', ')}.` : `Did you mean "${nearest}"?` };
  },
  matcher(criterion, { diff }) {
    const value = diff === null ? undefined : stateValue(criterion, diff);
    if (diff === null || value === undefined) return nothing;
    return ({ id }) => {
      const now = diff.states.get(id);
      return now !== undefined && matchesState(now, value);
    };
  },
};

const NO_BASE: Mistake = {
  what: 'A state selector needs a base to compare with',
  next: 'Give the manifest of production, as dbt wants it with --state.',
};

/** The state that a criterion asks for; undefined when it asks for no state, or for one that this dbt does not know. */
export function stateValue({ method, value }: Criterion, { values }: StateDiff): StateValue | undefined {
  return method === 'state' ? values.find((known) => known === value) : undefined;
}

/** Whether a criterion asks for what changed: where a reviewer's paths begin. */
export function asksForChange({ method, value }: Criterion): boolean {
  return method === 'state' && typeof value === 'string' && /^(?:new|modified(?:\..+)?)$/.test(value);
}

/** A status as the run results of the base hold it. */
export const result: Method = {
  mistake: (_, { baseResults }) =>
    baseResults === undefined
      ? { what: 'A result selector needs the run results of the base', next: 'Store run_results.json beside the base manifest.' }
      : undefined,
  matcher(criterion, { baseResults = [] }) {
    const ids = new Set(baseResults.flatMap(({ results }) => results.filter(({ status }) => status === textValue(criterion)).map(({ id }) => id)));
    return ({ id }) => ids.has(id);
  },
};

/** v2 passes over absent run results. */
export const resultOfV2: Method = {
  warning: (_, { baseResults }) => (baseResults === undefined ? 'A result selector selects nothing: the base has no run_results.json' : undefined),
  matcher: result.matcher,
};

/** `fresher`: data arrived since the base's freshness was measured. Any other value selects nothing. */
export const sourceStatus: Method = {
  mistake: missingFreshness,
  matcher: (criterion, scene) => (textValue(criterion) === 'fresher' ? fresherMatcher(scene, true) : nothing),
};

/** v2 does not mind the case; a source that the base never measured is not fresher, and without the base's file none is. */
export const sourceStatusOfV2: Method = {
  mistake: (criterion, scene) => (scene.baseFreshness === undefined || !asksForFresher(criterion) ? undefined : missingFreshness(criterion, scene)),
  warning: (_, { baseFreshness }) => (baseFreshness === undefined ? 'A source_status selector selects nothing: the base has no sources.json' : undefined),
  matcher: (criterion, scene) => (asksForFresher(criterion) ? fresherMatcher(scene, false) : nothing),
};

function asksForFresher(criterion: Criterion): boolean {
  return textValue(criterion).toLowerCase() === 'fresher';
}

function missingFreshness(_: Criterion, { baseFreshness, headFreshness }: Scene): Mistake | undefined {
  const missing = [baseFreshness === undefined ? ['base'] : [], headFreshness === undefined ? ['head'] : []].flat();
  if (missing.length === 0) return undefined;
  return {
    what: `A source_status selector needs the source freshness of ${missing.join(' and ')}`,
    next: 'Run dbt source freshness and give its sources.json.',
  };
}

function fresherMatcher({ baseFreshness, headFreshness }: Scene, countsUnknown: boolean) {
  if (baseFreshness === undefined || headFreshness === undefined) return nothing;
  const before = loadedAt(baseFreshness);
  const after = loadedAt(headFreshness);
  return ({ id }: Resource): boolean => {
    const [then, now] = [before.get(id), after.get(id)];
    if (now === undefined) return false;
    return then === undefined ? countsUnknown : now > then;
  };
}

/** When each source last received data, in microseconds; sources whose measurement failed are missing. */
function loadedAt({ results }: Freshness): ReadonlyMap<NodeId, bigint> {
  return new Map(results.flatMap(({ id, maxLoadedAt }) => (maxLoadedAt === null ? [] : [[id, microseconds(maxLoadedAt)]])));
}

/** Dates of JavaScript end at milliseconds, dbt's at microseconds. Without a zone it is UTC, as dbt reads it. */
function microseconds(iso: string): bigint {
  const [, seconds = '', fraction = '', zone = ''] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/i.exec(iso) ?? [];
  const whole = Date.parse(`${seconds}${zone === '' ? 'Z' : zone}`);
  return BigInt(Number.isNaN(whole) ? 0 : whole) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}
