import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLayOut } from '#render';

const layOut = await loadLayOut('duckdb');

/** What can stand in a model, put together in any order. */
const PIECES = [
  'select a',
  ', b as c',
  'from {{ ref("orders") }} as o',
  "where x = 'it''s  {{ var('y') }}'",
  '{% if is_incremental() %}',
  '{% endif %}',
  '{{ prefix }}_name',
  'and y >= -1.5e3',
  '-- a comment {% with %} a tag',
  '/* a\n block */',
  '{# a note #}',
  '(',
  ')',
  '"quoted {{ z }}"',
  'union all',
  '\n\n',
  '\t',
  '::decimal(12, 2)',
  '{{ "}}" }}',
  "{{ cents('a') }}{{ b }}",
];

const words = (text: string): string => text.replaceAll(/\s+/g, '');

describe('SQL that is laid out', () => {
  it('has a clause a line, and blocks of Jinja on lines of their own', () => {
    const sql = "select a,{{ cents('b') }} as b from {{ ref('orders') }} {% if is_incremental() %} where day > (select max(day) from {{ this }}) {% endif %}";
    expect(layOut(sql)).toBe(`select
    a,
    {{ cents('b') }} as b
from
    {{ ref('orders') }}
    {% if is_incremental() %}
where
    day > (
        select
            max(day)
        from
            {{ this }}
    )
    {% endif %}`);
  });

  it('keeps a name whole that Jinja is a part of', () => {
    expect(layOut('select * from {{ schema }}.{{ prefix }}_orders')).toBe('select\n    *\nfrom\n    {{ schema }}.{{ prefix }}_orders');
  });

  it('keeps quotes that Jinja with quotes stands in', () => {
    expect(layOut("select 1 where region = '{{ var('region', \"eu\") }}'")).toBe("select\n    1\nwhere\n    region = '{{ var('region', \"eu\") }}'");
  });

  it('keeps a comment in its line whatever stands in it', () => {
    expect(layOut('select a -- not {% if x %} b\nfrom c')).toBe('select\n    a -- not {% if x %} b\nfrom\n    c');
  });

  it('is alike for two spellings of a tag', () => {
    expect(layOut('select {{a}} from {{  b  }}')).toBe(layOut('select {{ a }} from {{ b }}'));
  });

  it.each([
    ['a block that is a part of a name', 'select a{% if x %}_b{% endif %} from c'],
    ['quotes that nothing ends', "select 'a"],
    ['a tag that nothing ends', 'select {{ a'],
    ['what no dialect knows', 'select ? ¤ from'],
    ['a text longer than anyone writes', `select ${'a, '.repeat(40_000)} b`],
  ])('is not attempted for %s', (_, sql) => {
    expect(layOut(sql)).toBeUndefined();
  });

  it('differs from what was written in white space alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        const sql = pieces.join(' ');
        const text = layOut(sql);
        return text === undefined || words(text) === words(sql);
      }),
      { numRuns: 300 },
    );
  });

  it('comes out the same when it is laid out again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
        const text = layOut(pieces.join(' '));
        return text === undefined || [undefined, text].includes(layOut(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['bigquery', 'select `a-b`.c from `p.d.t`', 'select\n    `a-b`.c\nfrom\n    `p.d.t`'],
    ['snowflake', 'select a:b::string from t', 'select\n    a:b::string\nfrom\n    t'],
    ['an adapter that is not known', 'select a from t', 'select\n    a\nfrom\n    t'],
  ])('follows the dialect of %s', async (adapter, sql, laidOut) => {
    expect((await loadLayOut(adapter))(sql)).toBe(laidOut);
  });
});
