import { type PlanEntry, type Report, type ReportPlan, count } from '#report';

type Origin = NonNullable<PlanEntry['origin']>;

/**
 * What production did since the change parted from it, in one or two sentences; null when it changed nothing that
 * matters here. No name of a user is in it, so that it needs no escaping.
 */
export function sayDrift(plan: ReportPlan, findings: Report['findings'] = []): string | null {
  const { drift } = plan;
  if (drift === undefined) return null;
  const origins = originsOf(plan);
  const parts = PARTS.flatMap(({ origin, words }) => sayPart(origins.filter((one) => one === origin).length, words[drift.role]));
  const isMixed = origins.some((origin) => origin !== 'yours');
  const untouched = drift.role === 'newest' ? drift.untouched.length : 0;
  if (!isMixed && untouched === 0) return null;
  const short = drift.sha.slice(0, 7);
  const moved = drift.role === 'newest' ? `Production has moved on to ${short}` : `Production has moved since this change left it at ${short}`;
  const changes = isMixed ? `: of ${count(origins.length, 'changed resource')}, ${listWords(parts)}` : '';
  const others =
    untouched === 0 ? '' : ` It changed ${isMixed ? `${count(untouched, 'other')}` : count(untouched, 'resource')}, which this change leaves alone.`;
  return `${moved}${changes}.${others}${sayExcused(plan, findings)}`;
}

const PARTS = [
  { origin: 'yours', words: { newest: 'yours', parted: 'yours' } },
  { origin: 'moved', words: { newest: 'as production has it already', parted: "production's own" } },
  { origin: 'unclear', words: { newest: 'changed by production as well and may be either', parted: 'changed by production as well and may be either' } },
] as const;

function sayPart(number: number, words: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? 'is' : 'are'} ${words}`];
}

function originsOf({ entries, removed }: ReportPlan): readonly Origin[] {
  const changed = entries.filter(({ why }) => why === 'modified' || why === 'new');
  return [...changed, ...removed].flatMap(({ origin }) => origin ?? []);
}

function sayExcused({ entries, removed }: ReportPlan, findings: Report['findings']): string {
  const moved = new Set([...entries, ...removed].filter(({ origin }) => origin === 'moved').map(({ unique_id }) => unique_id));
  const excused = findings.filter(({ node, waiver }) => node !== null && waiver !== null && moved.has(node)).length;
  return excused === 0 ? '' : ` ${count(excused, 'finding')} on what production did ${excused === 1 ? 'closes' : 'close'} no gate.`;
}

const listWords = (parts: readonly string[]): string => [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ');

/** A mark for one resource; null for what is yours, as nearly everything is. */
export function markOrigin({ origin }: Pick<PlanEntry, 'origin'>): string | null {
  if (origin === 'moved') return "production's change";
  return origin === 'unclear' ? "yours or production's" : null;
}
