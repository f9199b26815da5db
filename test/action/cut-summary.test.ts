import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutSummary } from '../../src/action/cut-summary.ts';

const LIMIT = 1024 * 1024;

describe('a summary', () => {
  it('is whole when it fits', () => {
    expect(cutSummary('# Sluice\n', 0)).toBe('# Sluice\n');
  });

  it('is cut between two lines and says so', () => {
    const cut = cutSummary('a line of text\n'.repeat(100_000), 0);
    expect(
      cut
        .slice(0, cut.indexOf('\n\n*'))
        .split('\n')
        .every((line) => line === 'a line of text'),
    ).toBe(true);
    expect(cut.endsWith('The report file holds everything.*\n')).toBe(true);
  });

  it('never has more bytes than GitHub shows, with what is there already', () => {
    const text = fc.tuple(fc.constantFrom('é', 'x\n', '👾👾\n', 'word '), fc.integer({ min: 1, max: 700_000 })).map(([unit, times]) => unit.repeat(times));
    const used = fc.integer({ min: 0, max: LIMIT - 2 });
    fc.assert(
      fc.property(text, used, (markdown, bytes) => {
        expect(Buffer.byteLength(cutSummary(markdown, bytes)) + bytes).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 30 },
    );
  });
});
