import { by } from '#kernel';
import type { StateDiff } from '#state';
import type { ArtifactFidelity, Fidelity } from './types.ts';

/** What the shell knows of where the artifacts came from. */
export interface GivenFidelity extends Pick<Fidelity, 'baseSha' | 'baseSource' | 'notes'> {
  readonly artifacts: readonly Omit<ArtifactFidelity, 'ageMinutes'>[];
}

/** Adds how old each artifact is, and what the comparison had to assume. */
export function makeFidelity(given: GivenFidelity, diff: StateDiff | null, now: string): Fidelity {
  return {
    baseSha: given.baseSha,
    baseSource: given.baseSource,
    notes: [...given.notes, ...(diff?.notes ?? [])],
    artifacts: given.artifacts
      .map(({ artifact, side, uri, dbtVersion, generatedAt }) => ({ artifact, side, uri, dbtVersion, generatedAt, ageMinutes: ageMinutes(generatedAt, now) }))
      .sort(by(({ side, artifact, uri }) => `${side} ${artifact} ${uri ?? ''}`)),
    skews: (diff?.skews ?? []).map(({ kind, before, after }) => ({ kind, before, after })),
  };
}

// dbt writes times without a zone mark in old versions; they are UTC.
function ageMinutes(generatedAt: string | null, now: string): number | null {
  const then = generatedAt === null ? Number.NaN : Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(generatedAt) ? generatedAt : `${generatedAt}Z`);
  const minutes = Math.round((Date.parse(now) - then) / 60_000);
  return Number.isNaN(minutes) ? null : Math.max(0, minutes);
}
