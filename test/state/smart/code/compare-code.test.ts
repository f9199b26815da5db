import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// Insides of the folder: their answers reach the door only through the rules on code.
import { type CodeChange, compareCode } from '../../../../src/state/smart/code/compare-code.ts';
import { compareTemplate } from '../../../../src/state/smart/code/compare-template.ts';
import { lexisOf } from '../../../../src/state/smart/code/lexis.ts';

const between = (before: string, after: string, adapter: string | null = 'postgres'): CodeChange => compareCode(before, after, lexisOf(adapter));

describe('code that is laid out in another way', () => {
  it.each([
    ['more spaces', 'select a from b', 'select  a\n  from   b'],
    ['a space after a comma', 'select a,b', 'select a, b'],
    ['spaces inside parentheses', 'select f( a )', 'select f(a)'],
    ['spaces around a comparison', 'where a=1', 'where a = 1'],
    ['spaces around ||', "select a||'b'", "select a || 'b'"],
    ['a line break after a reference', "from {{ ref('a') }}\nwhere b", "from {{ ref('a') }} where b"],
    ['spaces inside a Jinja tag', "select {{ f('a') }}", "select {{f( 'a' )}}"],
    ['the quotes of a Jinja text', "from {{ ref('a') }}", 'from {{ ref("a") }}'],
    ['other white space behind a tag', '{% if a %}\n  b{% endif %}', '{% if a %} b{% endif %}'],
    ['a trimming mark where there is nothing to trim', 'a{{- b }}', 'a{{ b }}'],
    ['spaces in a Jinja statement', '{% set a=1 %}select 1', '{%  set a = 1 %}select 1'],
  ])('is equal: %s', (_, before, after) => {
    expect(between(before, after)).toBe('layout');
  });

  it.each([
    ['a space inside a text', "select 'a  b'", "select 'a b'"],
    ['a space inside a quoted name', 'select "a  b"', 'select "a b"'],
    ['a space inside a dollar-quoted text', 'select $$a  b$$', 'select $$a b$$'],
    ['a space inside a tagged dollar quote', 'select $x$a  $$ b$x$', 'select $x$a $$ b$x$'],
    ['a space after an escaped quote', "select E'\\'  '", "select E'\\' '"],
    ['a space after a doubled quote', "select 'it''s  a'", "select 'it''s a'"],
    ['a space that parts an operator', 'where a > = 1', 'where a >= 1'],
    ['a space that makes a comment of a double minus', 'select 1 - -1', 'select 1 --1'],
    ['a space between words', 'select a b', 'select ab'],
    ['a space beside a tag', 'select a_{{ b }}', 'select a_ {{ b }}'],
    ['a space that a tag trims', 'a {{- b }}', 'a {{ b }}'],
    ['a line break between two texts, which joins them', "select 'a'\n'b'", "select 'a' 'b'"],
    ['a line break that may end a comment that a macro prints', '{{ header() }}\nselect 1', '{{ header() }} select 1'],
    ['a space in a text that becomes a value', '{% set a %} x  y {% endset %}{{ a }}', '{% set a %} x y {% endset %}{{ a }}'],
    ['white space around a text that becomes a value', '{% set a %}x{% endset %}{{ a }}', '{% set a %} x {% endset %}{{ a }}'],
    ['letter case', 'select A', 'select a'],
    ['a number that became a fraction, in Jinja', '{{ f(1) }}', '{{ f(1.0) }}'],
    ['a line break of another system in a text that Jinja does not read', "select 'a\r\nb'", "select 'a\nb'"],
    ['a no-break space', 'select a', 'select\u00a0a'],
  ])('is a change: %s', (_, before, after) => {
    expect(between(before, after)).toBe('change');
  });
});

describe('code whose comments differ', () => {
  it.each([
    ['a line comment', 'select 1 -- one\n, 2', 'select 1\n, 2'],
    ['another text of a comment', 'select 1 /* a */, 2', 'select 1 /* b */, 2'],
    ['a comment of Jinja', 'select {# one #} 1', 'select 1'],
    ['a comment of Jinja inside a word', 'sel{# x #}ect 1', 'select 1'],
    ['a block comment between words', 'select/* a */1', 'select 1'],
    ['a comment with a quote in it', "select 1 -- it's\n, 'a'", "select 1\n, 'a'"],
    ['a comment of Jinja with SQL comments in it', "select 1 {# -- '\n /* #} , 2", 'select 1 , 2'],
  ])('is equal: %s', (_, before, after) => {
    expect(between(before, after)).toBe('comments');
  });

  it.each([
    ['two minuses inside a text', "select '--a'", "select '--b'"],
    ['a comment with Jinja in it, which dbt runs', "-- {{ ref('a') }}\nselect 1", 'select 1'],
    ['a hint to the optimizer', 'select /*+ broadcast(a) */ a', 'select a'],
    ['a hint behind two minuses', 'select --+ full(a)\n a', 'select a'],
    ['a comment at the very end, which nothing closes', 'select 1', 'select 1 -- one'],
    ['a comment that takes code with it', 'select 1\n, 2', 'select 1 -- , 2\n'],
    ['a comment inside a comment', 'select 1 /* a /* b */ c */', 'select 1'],
    ['a comment that may begin another where it ends', 'select 1 /* a /*/', 'select 1 '],
    ['a comment without an end', 'select 1 /* a', 'select 1'],
    ['a line comment that ends in a backslash', 'select 1 -- a\\\n, 2', 'select 1\n, 2'],
    ['a quote that only one branch closes', "{% if a %}'{% endif %} -- b\n'", "{% if a %}'{% endif %}\n'"],
  ])('is a change: %s', (_, before, after) => {
    expect(between(before, after)).toBe('change');
  });
});

describe('a config block', () => {
  const before = "{{ config(materialized='table', tags=['a'], full_refresh=true) }} select 1";

  it.each([
    ['its keywords in another order', "{{ config(tags=['a'], full_refresh=true, materialized='table') }} select 1"],
    ['a constant in another spelling', "{{ config(materialized='table', tags=['a'], full_refresh=True) }} select 1"],
  ])('is equal: %s', (_, after) => {
    expect(between(before, after)).toBe('config');
  });

  it.each([
    ['another value', "{{ config(materialized='table', tags=['b'], full_refresh=true) }} select 1"],
    ['a number for a text', "{{ config(materialized='table', tags=['a'], full_refresh='true') }} select 1"],
    ['an item moved in a list', "{{ config(materialized='table', tags=['a', 'b'], full_refresh=true) }} select 1"],
    ['an expression around it', "{{ config(tags=['a'], full_refresh=true, materialized='table') ~ 'x' }} select 1"],
  ])('is a change: %s', (_, after) => {
    expect(between(before, after)).toBe('change');
  });

  it('is a change when parentheses decide the order of operators', () => {
    expect(between('{{ config(b=1, a=(x or y) and z) }}', '{{ config(a=x or y and z, b=1) }}')).toBe('change');
  });
});

describe('characters that dialects read differently', () => {
  it.each([
    ['a number sign begins a comment', 'bigquery', 'select 1 # one\n, 2', 'select 1\n, 2', 'comments'],
    ['a number sign is an operator', 'postgres', 'select 1 # 2\n, 2', 'select 1\n, 2', 'change'],
    ['two slashes begin a comment on a line of their own', 'snowflake', '// one\nselect 1', 'select 1', 'comments'],
    ['two slashes inside a line', 'snowflake', 'select 1 // one\n', 'select 1', 'change'],
    ['two slashes divide', 'duckdb', 'select 1 // 2', 'select 1', 'change'],
    ['three quotes fence a text', 'bigquery', "select '''a  'b' '''", "select '''a 'b' '''", 'change'],
    ['a backslash keeps a quote', 'databricks', "select 'a\\'  b', 1", "select 'a\\' b', 1", 'change'],
    ['a backslash keeps no quote', 'duckdb', "select 'a\\' -- b\n, 1", "select 'a\\'\n, 1", 'comments'],
    ['a backslash in a raw text', 'bigquery', "select r'a\\'  ', 1", "select r'a\\'  ',  1", 'change'],
    ['a backslash that depends on the cluster', 'redshift', "select 'a\\'  , 1", "select 'a\\', 1", 'change'],
    ['brackets hold a name', 'sqlserver', 'select [a  b]', 'select [a b]', 'change'],
    ['brackets hold an index', 'duckdb', 'select a[1  ]', 'select a[1 ]', 'layout'],
    ['brackets mean nobody knows what', 'exotic', 'select a[1],  b', 'select a[1], b', 'change'],
    ['two minuses need a space', 'mysql', 'select 1 --1\n, 2', 'select 1 --1\n,  2', 'change'],
    ['two minuses with a space', 'mysql', 'select 1 -- 1\n, 2', 'select 1\n, 2', 'comments'],
    ['a space before a parenthesis', 'mysql', 'select count (*)', 'select count(*)', 'change'],
    ['a space before a parenthesis', 'postgres', 'select count (*)', 'select count(*)', 'layout'],
    ['more spaces', 'exotic', 'select  a', 'select a', 'layout'],
  ] as const)('%s: %s', (_, adapter, before, after, change) => {
    expect(between(before, after, adapter)).toBe(change);
  });
});

describe('a macro', () => {
  it.each([
    ['a comment of Jinja', '{% macro a() %}{# one #}x{% endmacro %}', '{% macro a() %}x{% endmacro %}', 'comments'],
    ['white space inside a tag', '{% macro a() %}{{ x }}{% endmacro %}', '{%macro a()%}{{x}}{% endmacro %}', 'layout'],
    ['a comment of SQL, which may be printed into a value', '{% macro a() %}-- one\nx{% endmacro %}', '{% macro a() %}x{% endmacro %}', 'change'],
    ['white space outside tags', '{% macro a() %} x{% endmacro %}', '{% macro a() %}x{% endmacro %}', 'change'],
    ['a raw block', '{% macro a() %}{% raw %}{{ x }}{% endraw %}{% endmacro %}', '{% macro a() %}{{ x }}{% endmacro %}', 'change'],
  ])('compares %s', (_, before, after, change) => {
    expect(compareTemplate(before, after)).toBe(change);
  });
});

describe('any code', () => {
  const word = fc.constantFrom<string>(
    'select',
    'a',
    "'x  y'",
    '"q  r"',
    '1',
    ',',
    '(',
    ')',
    '=',
    '||',
    '-',
    '>',
    '{{ ref("m") }}',
    "{{ f('a') }}",
    '{% if a %}',
    '{% endif %}',
    'from',
  );
  const words = fc.array(word, { maxLength: 12 });
  const gap = fc.constantFrom(' ', '\n', '  ', '\t', ' /* c */ ');

  it('is equal to itself', () => {
    fc.assert(
      fc.property(words, (list) => {
        expect(between(list.join(' '), list.join(' '))).toBe('layout');
      }),
    );
  });

  it('stays equal when white space and comments between its tokens change, unless a macro printed something', () => {
    const silent = word.filter((text) => !/^["']|f\(/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(silent, gap), { maxLength: 12 }), (list) => {
        const spread = list.map(([text, space]) => `${text}${space}`).join('');
        expect(between(list.map(([text]) => text).join(' '), spread)).toMatch(/^(?:layout|comments)$/);
      }),
    );
  });

  it('is a change when any token of it changes', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (list, at) => {
        const changed = list.with(at % list.length, 'other');
        expect(between(list.join(' '), changed.join(' '))).toBe('change');
      }),
    );
  });
});
