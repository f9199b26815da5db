import { describe, expect, it } from 'vitest';
import { readRecordings } from '../../scripts/oracle/corpus.ts';
import { replay } from '../../scripts/oracle/replay.ts';
import { renderMismatch } from '../../scripts/oracle/report.ts';

const recordings = readRecordings();

describe('what dbt answered', () => {
  it.each(recordings)('is what we answer: dbt $minor, $project', { timeout: 300_000 }, (recording) => {
    const cases = [...replay(recording, recordings)];
    expect(cases.filter((one) => !one.same).map(renderMismatch)).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  it('is more than 3000 cases over every dbt', () => {
    const asked = recordings.flatMap(({ minor, pairs }) => pairs.flatMap(({ sets }) => sets.flatMap(({ asks }) => asks.map(() => minor))));
    expect(asked.length).toBeGreaterThan(3000);
    expect([...new Set(asked)]).toEqual(['1.8', '1.9', '1.10', '1.11', '1.12']);
  });
});
