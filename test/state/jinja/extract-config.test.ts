import { describe, expect, it } from 'vitest';
// The extractor is an inside of the folder: its answers reach the door only through version skew.
import { extractConfig } from '../../../src/state/jinja/extract-config.ts';

/** The text under which dbt 1.12 stores the one value. */
const stored = (expression: string) => extractConfig(`{{ config(x=${expression}) }}`)?.['x'];

describe('an in-file configuration value', () => {
  // Every expectation is what dbt 1.12.6 answered (dbt/clients/jinja_static.py).
  it.each([
    ["'table'", 'table'],
    ['"it\'s"', "it's"],
    ["'a' 'b'", 'ab'],
    ['true', 'True'],
    ['False', 'False'],
    ['none', 'None'],
    ['3', '3'],
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.5', '1.5'],
    ['2.0', '2.0'],
    ['1e16', '1e+16'],
    ['1e15', '1000000000000000.0'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ["['a', \"b'c\"]", "['a', \"b'c\"]"],
    ["{'x': 1, 'y': [none]}", "{'x': 1, 'y': [None]}"],
    ['(1,)', '(1,)'],
    ['(1, 2)', '(1, 2)'],
    ['()', '()'],
    ['(1)', '1'],
    ["var('v1m', 'view')", "var('v1m', 'view')"],
    ['f(a, b=1, *c, **d)', 'f(a, b=1, *c, **d)'],
    ["'a' ~ b ~ 1", "'a' ~ b ~ 1"],
    ['x', 'x'],
    ['target.name', 'target.name'],
    ["a.b[0]['k']", "a.b[0]['k']"],
    ['not true', 'not True'],
    ['a and b or c', 'a and b or c'],
    ['a == 1', 'a == 1'],
    ['a not in [1]', 'a not in [1]'],
    ['1 < 2 <= 3', '1 < 2 <= 3'],
    ['-1', '-1'],
  ])('is stored as source: %s', (expression, text) => {
    expect(stored(expression)).toBe(text);
  });

  it.each([
    ["'a' if b else 'c'", "CondExpr(test=Name(name='b', ctx='load'), expr1=Const(value='a'), expr2=Const(value='c'))"],
    ["'a' if b", "CondExpr(test=Name(name='b', ctx='load'), expr1=Const(value='a'), expr2=None)"],
    ['x|upper', "Filter(node=Name(name='x', ctx='load'), name='upper', args=[], kwargs=[], dyn_args=None, dyn_kwargs=None)"],
    [
      "x|default('q', boolean=true)",
      "Filter(node=Name(name='x', ctx='load'), name='default', args=[Const(value='q')], kwargs=[Keyword(key='boolean', value=Const(value=True))], dyn_args=None, dyn_kwargs=None)",
    ],
    ['1 + 2', 'Add(left=Const(value=1), right=Const(value=2))'],
    ['7 // 2', 'FloorDiv(left=Const(value=7), right=Const(value=2))'],
    ['2 ** 3', 'Pow(left=Const(value=2), right=Const(value=3))'],
    ['+1', 'Pos(node=Const(value=1))'],
    ['x is defined', "Test(node=Name(name='x', ctx='load'), name='defined', args=[], kwargs=[], dyn_args=None, dyn_kwargs=None)"],
    ['x is not none', "not Test(node=Name(name='x', ctx='load'), name='none', args=[], kwargs=[], dyn_args=None, dyn_kwargs=None)"],
    ['x is divisibleby 3', "Test(node=Name(name='x', ctx='load'), name='divisibleby', args=[Const(value=3)], kwargs=[], dyn_args=None, dyn_kwargs=None)"],
    ['a[1:2]', 'a[Slice(start=Const(value=1), stop=Const(value=2), step=None)]'],
    ['a[::2]', 'a[Slice(start=None, stop=None, step=Const(value=2))]'],
    ["{'k': 1 * 2}", "{'k': Mul(left=Const(value=1), right=Const(value=2))}"],
    ['-x|abs', "Filter(node=Neg(node=Name(name='x', ctx='load')), name='abs', args=[], kwargs=[], dyn_args=None, dyn_kwargs=None)"],
  ])('is stored as the dump of its tree: %s', (expression, text) => {
    expect(stored(expression)).toBe(text);
  });

  it.each([
    ["'tab\\tnew\\nline'", 'tab\tnew\nline'],
    ["'\\x41\\u00e9\\101'", 'AéA'],
    ["'\\q'", '\\q'],
    ["'a\\\nb'", 'ab'],
  ])('reads the escapes of Python: %s', (expression, text) => {
    expect(stored(expression)).toBe(text);
  });

  it.each([
    ["['\\n\\x07\\u200b']", "['\\n\\x07\\u200b']"],
    ["['é😀']", "['é😀']"],
    ['["\'\\""]', "['\\'\"']"],
  ])('prints the escapes of Python inside: %s', (expression, text) => {
    expect(stored(expression)).toBe(text);
  });
});

describe('the config call of a file', () => {
  it('gives every keyword in order', () => {
    expect(Object.entries(extractConfig("{{ config(materialized='table', tags=['a'],) }}") ?? {})).toEqual([
      ['materialized', 'table'],
      ['tags', "['a']"],
    ]);
  });

  it('is the first of several', () => {
    expect(extractConfig('{{ config(a=1) }}{{ config(b=2) }}')).toEqual({ a: '1' });
  });

  it.each([
    ['in a branch', "{% if x %}{{ config(a='x') }}{% endif %}"],
    ['in a statement', "{%- do config(a='x') -%}"],
    ['in an assignment', "{% set y = config(a='x') %}"],
    ['after a comment that names one', "{# {{ config(b=1) }} #}{{ config(a='x') }}"],
    ['after raw text that names one', "{% raw %}{{ config(b=1) }}{% endraw %}{{ config(a='x') }}"],
    ['after a call of the same name on something', "{{ this.config(b=1) }}{{ config(a='x') }}"],
    ['after a filter of the same name', "{{ y | config(b=1) }}{{ config(a='x') }}"],
  ])('is found %s', (_where, code) => {
    expect(extractConfig(code)).toEqual({ a: 'x' });
  });

  it('ends where the tag ends, not at what looks like it inside a text', () => {
    expect(extractConfig("{{ config(a={'b': '}}'}, c='%}') }}")).toEqual({ a: "{'b': '}}'}", c: '%}' });
  });

  it('yields nothing from a dict', () => {
    expect(extractConfig("{{ config({'materialized': 'view'}) }}")).toEqual({});
  });

  it.each([
    ['there is none', 'select 1'],
    ['only the text has one', '-- config( in a comment of SQL'],
    ['only its method is called', "{{ config.get('x') }}"],
    ['a tag does not close', '{{ config(a=1) '],
    ['a bracket closes another', '{{ config(a=[1)] }}'],
    ['an argument is no expression', '{{ config(a=) }}'],
    ['a text has an escape that cannot be read', "{{ config(a='\\xZZ') }}"],
  ])('is absent when %s', (_why, code) => {
    expect(extractConfig(code)).toBeUndefined();
  });
});
