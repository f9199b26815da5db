import { describe, expect, it } from 'vitest';
import { formatPlace, parseSha } from '#kernel';

describe('parseSha', () => {
  it.each([40, 64])('accepts %d hexadecimal digits', (digits) => {
    expect(parseSha('a1'.repeat(digits / 2))).toBe('a1'.repeat(digits / 2));
  });

  it.each(['', 'main', 'a'.repeat(39), 'A'.repeat(40), 'g'.repeat(40), `${'a'.repeat(40)}\n`, `../${'a'.repeat(40)}`])('refuses %j', (text) => {
    expect(parseSha(text)).toBeUndefined();
  });
});

describe('formatPlace', () => {
  it.each([
    [{ file: 'a.yml' }, 'a.yml'],
    [{ file: 'a.yml', line: 3 }, 'a.yml:3'],
    [{ file: 'a.yml', line: 3, column: 7 }, 'a.yml:3:7'],
  ])('writes %j as editors link it', (place, text) => {
    expect(formatPlace(place)).toBe(text);
  });
});
