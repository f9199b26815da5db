import { type Result, ok, refuse, unreachable } from '#kernel';
import type { Clock, History, ObjectStore, OpenLocation } from '#ports';
import type { BaseChoice, Baseline, BaselineQuestion, Counterpart } from './baseline.ts';
import { givenCommit, givenLocation } from './baseline-given.ts';
import { NOTHING_FOUND, cacheNote, unverifiedNote } from './baseline-notes.ts';
import type { Hit, Search } from './baseline-search.ts';
import { fromBranch, fromMergeBase, fromPlain } from './baseline-steps.ts';
import { type Trail, newTrail } from './baseline-trail.ts';
import { findCounterpart } from './find-counterpart.ts';

export interface BaselinePorts {
  /** Null when no store is configured. */
  readonly store: ObjectStore | null;
  /** Null when nothing tells the history. */
  readonly history: History | null;
  readonly open: OpenLocation;
  readonly clock: Clock;
}

/**
 * What to compare the change with: the merge base, its nearest stored ancestor, the newest commit of the branch, a
 * plain object, or nothing. A search always ends with an answer that tells what failed; what was asked for by name
 * and cannot be had is a refusal.
 */
export async function resolveBaseline(ports: BaselinePorts, asked: BaselineQuestion): Promise<Result<Baseline>> {
  const { store, history, clock } = ports;
  const question = asked.wanted.includes('manifest') ? asked : { ...asked, wanted: ['manifest' as const, ...asked.wanted] };
  const trail = newTrail();
  const finish = (hit: Hit | undefined, counterpart: Counterpart | null = null): Baseline => ({ ...baselineOf(hit, trail, clock.now()), counterpart });
  if (question.choice.kind === 'location') {
    const hit = await givenLocation(ports.open, question.choice.uri, { history, question, trail });
    return hit.ok ? ok(finish(hit.value)) : hit;
  }
  if (store === null) return question.choice.kind === 'commit' ? refuse(NO_STORE) : ok(finish(noStore(trail)));
  const search: Search = { store, history, question, trail };
  switch (question.choice.kind) {
    case 'merge-base':
    case 'latest': {
      const hit = await searchProduction(search, question.choice);
      return ok(finish(hit, hit === undefined ? null : await findCounterpart(search, hit)));
    }
    case 'commit': {
      const hit = await givenCommit(search, question.choice.sha);
      return hit.ok ? ok(finish(hit.value)) : hit;
    }
    default:
      return unreachable(question.choice);
  }
}

async function searchProduction(search: Search, choice: SearchChoice): Promise<Hit | undefined> {
  const parted = choice.kind === 'merge-base' ? await fromMergeBase(search, choice) : undefined;
  return parted ?? (await fromBranch(search)) ?? (await fromPlain(search));
}

type SearchChoice = Extract<BaseChoice, { readonly kind: 'merge-base' | 'latest' }>;

const NO_STORE = {
  kind: 'usage',
  code: 'store-not-configured',
  what: 'A commit is to be compared with, but no store is configured',
  next: 'Set `store` in sluice.yml or as an input.',
} as const;

function noStore(trail: Trail): undefined {
  trail.notes.push('No store is configured, so that there is no production to compare with. Set `store` in sluice.yml or as an input.');
}

function baselineOf(hit: Hit | undefined, trail: Trail, now: Date): Omit<Baseline, 'counterpart'> {
  const { receipt = null, files = [], fromCache = false } = hit ?? {};
  const generatedAt = receipt?.generated_at ?? null;
  return {
    source: fromCache ? 'cache' : (hit?.how ?? 'none'),
    how: hit?.how ?? 'none',
    sha: hit?.sha ?? null,
    commitsBehind: hit?.commitsBehind ?? null,
    files,
    dbtVersion: receipt?.dbt_version ?? null,
    generatedAt,
    storedAt: receipt?.stored_at ?? files[0]?.modifiedAt ?? null,
    ageMinutes: ageMinutes(generatedAt, now),
    notes: [
      hit?.note ?? NOTHING_FOUND,
      ...trail.notes,
      ...(fromCache ? [cacheNote()] : []),
      ...files.filter((file) => !file.verified).map((file) => unverifiedNote(file.uri)),
    ],
    trouble: trail.trouble,
  };
}

function ageMinutes(generatedAt: string | null, now: Date): number | null {
  const then = generatedAt === null ? Number.NaN : Date.parse(generatedAt);
  return Number.isNaN(then) ? null : Math.max(0, Math.round((now.getTime() - then) / 60_000));
}
