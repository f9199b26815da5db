import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadLayOut, renderExplanation } from '#render';
import { ask } from '../support/ask.ts';
import { valueOf } from '../support/result.ts';
import { ROOT } from '../support/source-tree.ts';
import { CASES } from './cases.ts';

const GOLDEN = join(ROOT, 'fixtures/explanations');
const layOut = await loadLayOut('duckdb');

describe('an explanation', () => {
  // `npx vitest run test/explain -u` writes them anew. Read the difference as someone who is woken up by it.
  it.each(Object.entries(CASES))('reads as agreed for %s', async (name, question) => {
    const text = renderExplanation(valueOf(ask(question)), { color: false, width: 100 }, layOut);
    await expect(text).toMatchFileSnapshot(join(GOLDEN, `${name}.txt`));
  });

  it('has a golden text for every case, and none besides', () => {
    expect(readdirSync(GOLDEN).sort()).toEqual(
      Object.keys(CASES)
        .map((name) => `${name}.txt`)
        .sort(),
    );
  });
});
