import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/render/markdown/compose.ts';
import { type Section, fixed } from '../../src/render/markdown/section.ts';

const list = (name: string, priority: number, items: number): Section => ({
  name,
  priority,
  items,
  shown: items,
  render: (shown) => [name, ...Array.from({ length: shown }, () => 'item'), ...(shown < items ? [`and ${items - shown} more`] : [])].join('\n'),
});

const budget = (max: number) => ({ max, measure: (text: string) => text.length, sayLeftOut: (names: readonly string[]) => `left out: ${names.join(', ')}` });

describe('composing sections', () => {
  it('keeps their order', () => {
    expect(compose([fixed('a', 0, 'A'), fixed('b', 9, 'B'), fixed('c', 0, 'C')], budget(100))).toBe('A\n\nB\n\nC');
  });

  it('leaves out sections that have nothing to say', () => {
    expect(compose([fixed('a', 0, 'A'), fixed('b', 9, ''), fixed('c', 0, 'C')], budget(100))).toBe('A\n\nC');
  });

  it('cuts items of the least important section first, and counts them', () => {
    expect(compose([list('plan', 1, 4), list('notes', 2, 4), fixed('end', 0, 'END')], budget(52))).toBe(
      'plan\nitem\nitem\nitem\nitem\n\nnotes\nitem\nand 3 more\n\nEND',
    );
  });

  it('names the sections that found no room, before the last one', () => {
    expect(compose([fixed('a', 0, 'A'), fixed('plan', 1, 'P'.repeat(50)), fixed('end', 0, 'END')], budget(40))).toBe('A\n\nleft out: plan\n\nEND');
  });

  it('never exceeds the budget, and counts exactly, whatever the sections hold', () => {
    const sections = fc.array(fc.record({ priority: fc.integer({ min: 1, max: 5 }), items: fc.integer({ min: 0, max: 60 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(sections, fc.integer({ min: 120, max: 1_500 }), (given, max) => {
        const lists = given.map(({ priority, items }, index) => list(`s${index}`, priority, items));
        const text = compose([fixed('head', 0, 'HEAD'), ...lists, fixed('end', 0, 'END')], budget(max));
        expect(text.length).toBeLessThanOrEqual(max);
        for (const [index, { items }] of given.entries()) expect(countedItems(text, `s${index}`, items)).toBe(items);
      }),
    );
  });
});

/** Items shown and items said to be left out. */
function countedItems(text: string, name: string, items: number): number {
  const [title, ...lines] =
    text
      .split('\n\n')
      .find((part) => part.split('\n')[0] === name)
      ?.split('\n') ?? [];
  if (title === undefined) return new RegExp(`left out: .*\\b${name}\\b`).test(text) ? items : -1;
  return lines.filter((line) => line === 'item').length + Number(/and (\d+) more/.exec(lines.join('\n'))?.[1] ?? 0);
}
