import { type Project, readManifest } from '#artifacts';
import type { NotEvaluated } from '#kernel';
import type { Counterpart } from './store/baseline.ts';

/** The other state of production, read. */
export interface OtherState extends Omit<Counterpart, 'manifest'> {
  readonly project: Project;
}

export interface ReadCounterpart {
  /** Null when there is none. */
  readonly other: OtherState | null;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Reads the manifest of the other state; without it the comparison stands, and only the origins of changes are unknown. */
export function readCounterpart(counterpart: Counterpart | null): ReadCounterpart {
  if (counterpart === null) return { other: null, notEvaluated: [] };
  const { manifest, role, sha, isExact } = counterpart;
  const project = readManifest(manifest.content, manifest.uri);
  if (project.ok) return { other: { role, sha, isExact, project: project.value }, notEvaluated: [] };
  const [{ what, why, next }] = project.refusals;
  return { other: null, notEvaluated: [originsUnknown(why === undefined ? what : `${what}: ${why}`, next)] };
}

/** What is said when nothing tells your own changes from those of production. */
export function originsUnknown(why: string, next: string): NotEvaluated {
  return { what: 'origin of changes', why, next };
}
