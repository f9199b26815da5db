import type { Project } from '#artifacts';
import { type NodeId, reach } from '#kernel';
import { graphOf } from '#rules';
import type { Origin, Origins } from '#state';
import type { ReportDrift } from './types.ts';

/** Two states of production, and what they tell of the change. */
export interface Drift extends Pick<ReportDrift, 'role' | 'sha'> {
  readonly origins: Origins;
}

type EntryOrigins = ReadonlyMap<NodeId, Origin>;

/** What differs by its own origin, and what lies downstream by the heaviest that reaches it. */
export function traceEntries(drift: Drift | null, head: Project): EntryOrigins {
  if (drift === null) return new Map();
  const own = drift.origins.of;
  const { children } = graphOf(head);
  const downstream = HEAVIEST_LAST.flatMap((origin) => {
    const changed = [...own.keys()].filter((id) => own.get(id) === origin);
    return [...reach(children, changed).keys()].map((id) => [id, origin] as const);
  });
  return new Map([...downstream, ...own]);
}

const HEAVIEST_LAST: readonly Origin[] = ['moved', 'unclear', 'yours'];

/** As a field of its own, which is absent where nothing tells. */
export function originOf(id: NodeId, origins: EntryOrigins): { readonly origin?: Origin } {
  const origin = origins.get(id);
  return origin === undefined ? {} : { origin };
}

export function makeDrift(drift: Drift | null): { readonly drift?: ReportDrift } {
  if (drift === null) return {};
  const { role, sha, origins } = drift;
  return { drift: { role, sha, untouched: origins.untouched.map(({ id, difference }) => ({ unique_id: id, difference })) } };
}
