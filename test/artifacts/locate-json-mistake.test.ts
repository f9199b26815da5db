import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonMistake } from '../../src/artifacts/locate-json-mistake.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Documents as dbt writes them: an object at the root. */
const documents = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }).map((value) => JSON.stringify(value, null, 1));

describe('the place of a JSON mistake', () => {
  it('is nowhere in what JSON.parse accepts, and somewhere in what it rejects', () => {
    const edits = fc.tuple(
      documents,
      fc.nat(),
      fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '.', 'e', 'x', '\u0001', '\n'),
      fc.nat(2),
    );
    fc.assert(
      fc.property(edits, ([text, at, inserted, removed]) => {
        const edited = text.slice(0, at % text.length) + inserted + text.slice((at % text.length) + removed);
        expect(locateJsonMistake(edited) === undefined).toBe(isJson(edited));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the end of a document that was cut off anywhere', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (text, at) => {
        const cut = text.slice(0, at % text.length);
        expect(locateJsonMistake(cut)?.kind).toBe('truncated');
      }),
      { numRuns: 500 },
    );
  });

  it('is the first character after a whole document', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('}', ']', '{}', '0', 'x', ',"a":1}'), (text, more) => {
        expect(locateJsonMistake(`${text} ${more}`)).toMatchObject({ kind: 'trailing', offset: text.length + 1 });
      }),
    );
  });

  it.each([
    ['{"a" 1}', 5, ':'],
    ['{"a": 1 "b"}', 8, ', or }'],
    ['[1 2]', 3, ', or ]'],
    ['{a: 1}', 1, 'a key in double quotes or }'],
    ['{"a": 1,}', 8, 'a key in double quotes'],
    ['[,]', 1, 'a value or ]'],
    ['[1}', 2, ', or ]'],
    ['{"a": True}', 6, 'a value'],
  ])('in %s is at offset %i, where %s must stand', (text, offset, expected) => {
    expect(locateJsonMistake(text)).toEqual({ kind: 'syntax', offset, expected });
  });

  it('inside a text is the character that may not stand there', () => {
    expect(locateJsonMistake('{"a": "one\ntwo"}')).toMatchObject({ kind: 'syntax', offset: 10 });
    expect(locateJsonMistake('{"a": "\\x"}')).toMatchObject({ kind: 'syntax', offset: 7 });
  });

  it('is found behind texts of any length', () => {
    const text = `{"a": "${'\\n'.repeat(5_000_000)}"]`;
    expect(locateJsonMistake(text)).toMatchObject({ kind: 'syntax', offset: text.length - 1 });
  });
});
