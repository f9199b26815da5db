import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../src/action/guard.ts';
import { readCommands } from '../support/runner/index.ts';

const NAMES = ['add-mask', 'set-output name=x', 'SET-ENV name=PATH', 'stop-commands', 'warning file=a', 'group'];

describe('a guarded text', () => {
  it.each([
    '::add-mask::a',
    '   \t::add-mask::a',
    '\u0085::add-mask::a',
    'orders\r::stop-commands::x',
    'orders\n::set-output name=gate::pass',
    'x ##[set-output name=gate]pass',
  ])('holds no command: %j', (text) => {
    expect(readCommands(text).length).toBe(1);
    expect(readCommands(guard(text))).toEqual([]);
  });

  it('holds no command, whatever stands around it', () => {
    const noise = fc.string({ unit: fc.constantFrom(':', '#', '[', ']', ' ', '\n', '\r', '\u0085', '\uFEFF', '\u200B', '%', '-', 'a') });
    const command = fc.constantFrom(...NAMES).chain((name) => fc.constantFrom(`::${name}::b`, `##[${name}]b`));
    fc.assert(
      fc.property(noise, command, noise, (before, middle, after) => {
        expect(readCommands(guard(before + middle + after))).toEqual([]);
      }),
    );
  });

  it('is the same text where there is no danger', () => {
    const text = 'model.shop.orders: amount::int was removed, see #12\n  [orders]: ##';
    expect(guard(text)).toBe(text);
  });
});
