import { describe, expect, it } from 'vitest';
import type { Json } from '#kernel';
import { names, refused, select, warned } from './select.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const builder = project()
  .model('a', 'select 1', [], { config: { tags: ['nightly'] } })
  .model('b', 'select 2', ['a'], { config: { tags: ['nightly'] } })
  .model('c', 'select 3', ['b'])
  .model('d', 'select 4', ['c'])
  .singularTest('on_a', 'select 1', ['a']);

/** The models that a definition selects. */
const picked = (definition: Json, dbtVersion = '1.12.6') =>
  names(builder.metadata({ dbtVersion }).selector('it', definition).build(), { selector: 'it', resourceTypes: ['model'] });

describe('a definition', () => {
  it.each<[string, Json, string]>([
    ['a text with operators', '+b+1', 'a b c'],
    ['a text with an at sign', '@d', 'a b c d'],
    ['one key', { tag: 'nightly' }, 'a b'],
    ['a key with a dot', { 'config.materialized': 'view' }, 'a b c d'],
    ['method and value', { method: 'fqn', value: 'b' }, 'b'],
    ['children', { method: 'fqn', value: 'b', children: true }, 'b c d'],
    ['children to a depth', { method: 'fqn', value: 'b', children: true, children_depth: 1 }, 'b c'],
    ['a depth as text', { method: 'fqn', value: 'b', children: true, children_depth: '1' }, 'b c'],
    ['parents', { method: 'fqn', value: 'd', parents: true }, 'a b c d'],
    ['a depth of 0, which counts as none given', { method: 'fqn', value: 'd', parents: true, parents_depth: 0 }, 'a b c d'],
    ['a depth of "0", which is a depth', { method: 'fqn', value: 'd', parents: true, parents_depth: '0' }, 'd'],
    ['a depth without its direction', { method: 'fqn', value: 'd', parents_depth: 1 }, 'd'],
    ['the text "false", which is true', { method: 'fqn', value: 'c', parents: 'false' }, 'a b c'],
    ['childrens_parents', { method: 'fqn', value: 'a', childrens_parents: true }, 'a b c d'],
    ['an exclusion of its own', { method: 'tag', value: 'nightly', exclude: ['a'] }, 'b'],
    ['a union', { union: ['a', { tag: 'nightly' }, 'd'] }, 'a b d'],
    ['an intersection', { intersection: ['+c', 'b+'] }, 'b c'],
    ['a union less an exclusion', { union: ['a+', { exclude: ['b', 'd'] }] }, 'a c'],
    ['groups in groups', { union: [{ intersection: ['+c', 'b+', { exclude: ['c'] }] }, { union: ['d'] }] }, 'b d'],
    ['a value that is no text', { method: 'config.materialized', value: { toString: 'view' } }, ''],
    ['an empty union', { union: [] }, ''],
    ['an empty exclusion', { union: ['a', { exclude: [] }] }, 'a'],
  ])('of %s selects what dbt selects', (_, definition, wanted) => {
    expect(picked(definition)).toBe(wanted);
  });

  it('takes a member with an exclusion in a union for the exclusion alone, as dbt does, and says so', () => {
    const definition = { union: ['a+', { method: 'tag', value: 'nightly', exclude: ['c'] }] };
    expect(picked(definition)).toBe('a b d');
    expect(warned(builder.selector('it', definition).build(), { selector: 'it' })).toEqual([
      'Selector it: dbt uses only the "exclude" of this member and passes over "method"',
      'Selector it: dbt uses only the "exclude" of this member and passes over "value"',
    ]);
  });

  it('takes a text with spaces for one name, as dbt does, and says so', () => {
    expect(picked('a b')).toBe('');
    expect(warned(builder.selector('it', 'a b').build(), { selector: 'it' })).toEqual(['Selector it: dbt takes "a b" for one name', 'Nothing is selected']);
  });
});

describe('a definition that dbt refuses', () => {
  it.each<[string, Json, string]>([
    ['an unknown method', { tags: 'x' }, 'Did you mean "tag"?'],
    ['two groups at its root', { union: ['a'], intersection: ['b'] }, 'found union, intersection'],
    ['a key beside a union at its root', { union: ['a'], exclude: ['b'] }, 'found union, exclude'],
    ['two exclusions', { union: ['a', { exclude: ['b'] }, { exclude: ['c'] }] }, 'A second "exclude" in one union'],
    ['a union that is no list', { union: 'a' }, '"union" is not a list'],
    ['a number in a union', { union: [1] }, '1 is no selector definition'],
    ['a list', ['a'], 'is no selector definition'],
    ['no keys', {}, 'found nothing'],
    ['keys without a method', { value: 'a', parents: true }, 'found value, parents'],
    ['an at sign with a plus', '@a+', 'has "@" before and "+" behind'],
    ['childrens_parents with children', { method: 'fqn', value: 'a', childrens_parents: true, children: true }, 'has "@" before and "+" behind'],
    ['a depth that is no number', { method: 'fqn', value: 'a', children: true, children_depth: 'many' }, 'The depth many is not a number'],
    ['an unknown mode', { method: 'fqn', value: 'a', indirect_selection: 'Eager' }, '"Eager" is no mode of indirect selection'],
    ['a value that is no text', { tag: 1 }, 'The value 1 is not a text'],
  ])('has %s', (_, definition, wanted) => {
    expect(refused(builder.selector('it', definition).build(), { selector: 'it' })).toEqual([expect.stringContaining(wanted)]);
  });

  it('is told with all its mistakes, and where they stand', () => {
    const head = builder.selector('it', { union: [{ tags: 'x' }, { intersection: ['@a+', { exclude: 'b' }] }] }).build();
    const starts = refused(head, { selector: 'it' }).map((line) => line.split(': ')[0]);
    expect(starts).toEqual([
      'Selector it, definition.union.0',
      'Selector it, definition.union.1.intersection.0',
      'Selector it, definition.union.1.intersection.1.exclude',
    ]);
  });

  it('does no harm while nobody asks for it', () => {
    expect(names(builder.selector('bad', { bogus: 'x' }).build(), { select: 'a', resourceTypes: ['model'] })).toBe('a');
  });
});

describe('a named selector', () => {
  const head = builder.selector('nightly', { tag: 'nightly' }).selector('late', '+d').build();

  it('wins over select and exclude, which dbt 1.x ignores with a warning', () => {
    const asked = { selector: 'nightly', select: 'd', exclude: 'a', resourceTypes: ['model'] };
    expect(names(head, asked)).toBe('a b');
    expect(warned(head, asked)).toEqual(['dbt ignores --select and --exclude because the selector nightly is given']);
  });

  it('is named in the selection', () => {
    expect(valueOf(select(head, { selector: 'late' })).selector).toBe('late');
    expect(valueOf(select(head, { select: 'd' })).selector).toBeNull();
  });

  it('is refused when it does not exist, with the nearest name', () => {
    expect(refused(head, { selector: 'nigthly' })).toEqual(['No selector is called "nigthly". Did you mean "nightly"? Known: nightly, late.']);
  });

  it('comes from a file when one is given', () => {
    const selectors = new Map([['mine', { name: 'mine', definition: 'c' }]]);
    expect(names(head, { selector: 'mine', selectors, resourceTypes: ['model'] })).toBe('c');
    expect(refused(head, { selector: 'nightly', selectors })).toEqual([expect.stringContaining('Known: mine.')]);
  });
});

describe('the default selector', () => {
  const selectors = new Map<string, Json>([
    ['first', { name: 'first', definition: 'a' }],
    ['second', { name: 'second', definition: 'b', default: true }],
  ]);
  const head = builder.build();

  it('applies when nothing is selected or excluded', () => {
    expect(names(head, { selectors, resourceTypes: ['model'] })).toBe('b');
    expect(valueOf(select(head, { selectors })).selector).toBe('second');
  });

  it.each([{ select: 'd' }, { exclude: 'a b c' }])('gives way to %o', (flags) => {
    expect(names(head, { selectors, ...flags, resourceTypes: ['model'] })).toBe('d');
  });

  it('gives way to another selector', () => {
    expect(names(head, { selectors, selector: 'first', resourceTypes: ['model'] })).toBe('a');
  });
});

describe('the method selector', () => {
  const named = builder
    .selector('nightly', { tag: 'nightly' })
    .selector('less', { method: 'fqn', value: 'a', exclude: ['on_a'] })
    .selector('more', 'd');

  it.each([
    ['selector:nightly', 'a b on_a'],
    ['selector:nightly+', 'a b c d on_a'],
    ['selector:nightly,b+', 'b'],
    ['selector:n* selector:more', 'a b d on_a'],
    ['selector:less', 'a'],
  ])('in %s selects %s in dbt 1.12', (text, wanted) => {
    expect(names(named.build(), { select: text })).toBe(wanted);
  });

  it('does not bring back tests that the named selector excludes', () => {
    expect(names(named.build(), { select: 'selector:less c' })).toBe('a c');
  });

  it('is unknown to the command line of dbt 1.11', () => {
    expect(refused(named.metadata({ dbtVersion: '1.11.16' }).build(), { select: 'selector:nightly' })).toEqual([
      expect.stringContaining('"selector" is not a selector method of dbt 1.11.16'),
    ]);
  });

  it('names the nearest selector when there is none of that name', () => {
    expect(refused(named.build(), { select: 'selector:nigthly' })).toEqual([
      'No selector is called "nigthly" (in "selector:nigthly"). Did you mean "nightly"?',
    ]);
  });

  it('refuses a circle', () => {
    const circle = builder.selector('one', { method: 'selector', value: 'two' }).selector('two', { union: ['a', { method: 'selector', value: 'one' }] });
    expect(refused(circle.build(), { selector: 'one' })).toEqual([
      'A selector leads back to itself (in "selector:one"). Break the circle of selector: references.',
    ]);
  });

  it('in YAML of dbt 1.11 stands for the definition above it, without what is written beside', () => {
    const old = named.metadata({ dbtVersion: '1.11.16' }).selector('it', { union: [{ method: 'selector', value: 'nightly', children: true }, 'd'] });
    expect(names(old.build(), { selector: 'it', resourceTypes: ['model'] })).toBe('a b d');
  });

  it('in YAML of dbt 1.11 finds only selectors that stand above', () => {
    const old = builder.metadata({ dbtVersion: '1.11.16' }).selector('it', { method: 'selector', value: 'later' }).selector('later', 'a');
    expect(refused(old.build(), { selector: 'it' })).toEqual([expect.stringContaining('No selector "later" stands above this one')]);
  });
});
