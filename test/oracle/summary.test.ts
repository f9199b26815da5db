import { describe, expect, it } from 'vitest';
import { readRecordings } from '../../scripts/oracle/corpus.ts';
import { digestOfCorpus, readSummary } from '../../scripts/oracle/summary.ts';

const summary = readSummary();

describe('the published summary of what dbt answered', () => {
  it('is of what is recorded; npm run oracle renews it', () => {
    expect(summary?.corpus).toBe(digestOfCorpus());
  });

  it('counts every case, and no mismatch', () => {
    const asked = readRecordings().flatMap(({ pairs }) => pairs.flatMap(({ sets }) => sets.flatMap(({ asks }) => asks)));
    const counts = summary?.counts ?? [];
    expect([counts.reduce((sum, { cases }) => sum + cases, 0), counts.reduce((sum, { mismatches }) => sum + mismatches, 0)]).toEqual([asked.length, 0]);
  });

  it('counts every case that only live dbt can tell', () => {
    const live = readRecordings().flatMap(({ pairs }) => pairs.flatMap(({ sets }) => sets.flatMap(({ asks }) => asks.filter((ask) => ask.live !== undefined))));
    expect((summary?.live ?? []).reduce((sum, { cases }) => sum + cases, 0)).toBe(live.length);
  });
});
