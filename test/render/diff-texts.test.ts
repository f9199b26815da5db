import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffLine, diffTexts } from '../../src/render/diff-texts.ts';

const lines = (count: number, word: string): string => Array.from({ length: count }, (_, index) => `${word} ${index}`).join('\n');

const show = (diff: readonly DiffLine[] | undefined): readonly string[] =>
  (diff ?? []).map((line) => (line.sign === '~' ? `~ ${line.removed} ${line.added}` : `${line.sign} ${line.text}`));

describe('the diff of two texts', () => {
  it('shows three lines around what differs', () => {
    const before = lines(9, 'line');
    expect(show(diffTexts(before, before.replace('line 4', 'other'), 60))).toEqual([
      '  line 1',
      '  line 2',
      '  line 3',
      '- line 4',
      '+ other',
      '  line 5',
      '  line 6',
      '  line 7',
    ]);
  });

  it('says where lines of the file are left out between two changes', () => {
    const before = lines(20, 'line');
    const diff = show(diffTexts(before, before.replace('line 2\n', '').replace('line 17', 'other'), 60));
    expect(diff.filter((line) => line.startsWith('~'))).toEqual(['~ 0 0']);
  });

  it('shows the beginning of a long block, and counts the rest', () => {
    expect(show(diffTexts('', lines(40, 'line'), 60)).slice(14)).toEqual(['+ line 14', '~ 0 25']);
  });

  it('is cut at its end, with what is left counted, blocks that were cut before included', () => {
    const before = lines(40, 'a');
    expect(show(diffTexts(before, lines(40, 'b'), 10)).at(-1)).toBe('~ 30 40');
  });

  it('is none when the texts have too little in common', () => {
    expect(diffTexts(lines(600, 'a'), lines(600, 'b'), 60)).toBeUndefined();
  });

  it('cuts long lines around what differs in them', () => {
    const [head, tail] = ['x'.repeat(500), 'y'.repeat(500)];
    const shown = show(diffTexts(`${head}before${tail}`, `${head}after${tail}`, 60));
    expect(shown).toEqual([expect.stringMatching(/^- …x{60}beforey{134}…$/), expect.stringMatching(/^\+ …x{60}aftery{135}…$/)]);
  });

  it('counts every line that differs, shown or not', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }).map((parts) => parts.join('\n'));
    const count = (diff: readonly DiffLine[] | undefined, sign: '-' | '+') =>
      (diff ?? []).reduce((sum, line) => sum + (line.sign === sign ? 1 : line.sign === '~' ? (sign === '-' ? line.removed : line.added) : 0), 0);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 30 }), (before, after, most) => {
        const [cut, whole] = [diffTexts(before, after, most), diffTexts(before, after, 10_000)];
        return count(cut, '-') === count(whole, '-') && count(cut, '+') === count(whole, '+') && (cut ?? []).length <= most + 1;
      }),
    );
  });
});
