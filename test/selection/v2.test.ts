import { describe, expect, it } from 'vitest';
import { type Asked, names, refused, warned } from './select.ts';
import type { Json } from '#kernel';
import { project } from '../support/project.ts';

const builder = project()
  .metadata({ dbtVersion: '2.0.4' })
  .source('raw', 'orders')
  .model('ia', 'select 1', ['raw.orders'], { path: 'models/core/ia.sql', config: { tags: ['nightly'], group: 'finance', meta: { tier: 2, team: 'ann' } } })
  .model('ib', 'select 2', ['ia'], { path: 'models/core/ib.sql', config: { tags: ['nightly'] } })
  .model('ic', 'select 3', ['ib'], { path: 'models/marts/ic.sql', config: { materialized: 'table' } })
  .seed('countries')
  .analysis('study', 'select 1', ['ic'])
  .singularTest('a', 'select 1', ['ia'])
  .singularTest('ba', 'select 2', ['ib', 'ia'])
  .exposure('board', ['ic'], { config: { tags: ['nightly'] } })
  .function('plus_one', 'x + 1');
const head = builder.build();

const picked = (select: string, more: Asked = {}) => names(head, { select, indirectSelection: 'empty', ...more });
const defined = (definition: Json, more: Asked = {}) =>
  names(builder.selector('it', definition).build(), { selector: 'it', resourceTypes: ['model'], ...more });

describe('dbt 2.x', () => {
  it.each([
    ['model.shop.ia', 'ia', 'a unique id'],
    ['model.shop.i*', 'ia ib ic', 'unique ids by wildcard'],
    ['i?', 'ia ib ic', 'names by wildcard'],
    ['core*', '', 'no folder by a wildcard without a dot'],
    ['shop.core.*', 'ia ib', 'a folder by a wildcard behind it'],
    ['function:plus_one', 'plus_one', 'functions by a method of their own'],
    ['FQN:ia', 'ia', 'methods in any case'],
    ['path:models/core', 'ia ib', 'a folder'],
    ['path:./models/marts/../core/ia.sql', 'ia', 'a path with dots'],
    ['path:models/cor', '', 'whole components alone'],
    ['path:**/ib.sql', 'ib', 'paths by wildcard'],
    ['config.materialized:tab*', 'ic', 'configs by wildcard'],
    ['config.meta.tier:2', 'ia', 'numbers as text'],
    ['config.tags:night*', 'board ia ib', 'configs of everything'],
    ['config:materialized:table', 'ic', 'a config in one word'],
    ['group:finance', 'ia', 'groups by name'],
    ['group:fin*', '', 'no groups by wildcard'],
    ['resource_type:relation,tag:nightly', 'board ia ib', 'relations'],
    ['resource_type:bogus', '', 'no unknown type, without an error'],
    ['test_type:schema', '', 'no tests of type schema'],
    ['test_name:a', 'a', 'singular tests by name'],
    ['ia,,ib+', '', 'intersections, whose empty parts are dropped'],
    ['ib,,ib+', 'ib', 'what is left when empty parts are dropped'],
  ])('by %s selects %s: %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted);
  });

  it('lists analyses unasked', () => {
    expect(names(head)).toBe('a ba board countries ia ib ic plus_one raw.orders study');
  });

  it('lets an unknown state select nothing, but wants a base', () => {
    expect(picked('state:modifed', { base: head })).toBe('');
    expect(refused(head, { select: 'state:modified' })).toHaveLength(1);
  });

  it.each([
    ['a+b', 'has a "+" that is neither at the start nor at the end'],
    ['@ia+', 'has "@" before and "+" behind the name'],
    ['+', 'selects nothing by name'],
    ['bogus:x', 'is not a selector method of dbt 2.0'],
  ])('refuses %s', (select, wanted) => {
    expect(refused(head, { select })).toEqual([expect.stringContaining(wanted)]);
  });

  it('takes commas alone for a name that nothing bears', () => {
    expect(warned(head, { select: ',,' })).toEqual(["The selection criterion ',,' does not match any enabled nodes", 'Nothing is selected']);
  });

  it('never looks at a remembered test again', () => {
    expect(names(head, { select: 'ia ib', indirectSelection: 'cautious' })).toBe('a ia ib');
  });

  it('excludes every test that has an excluded parent, in every mode', () => {
    expect(names(head, { select: 'ib', exclude: 'ia', indirectSelection: 'buildable' })).toBe('ib');
    expect(names(head, { select: 'ia+', exclude: 'ib', indirectSelection: 'empty', resourceTypes: ['test'] })).toBe('a');
  });

  it('excludes from a named selector, too', () => {
    expect(defined('tag:nightly', { exclude: 'ib' })).toBe('ia');
  });

  it('ignores --select beside a named selector', () => {
    expect(warned(builder.selector('it', 'ia').build(), { selector: 'it', select: 'ib', exclude: 'ic' })).toEqual([
      'dbt ignores --select because the selector it is given',
    ]);
  });
});

describe('a YAML selector of dbt 2.x', () => {
  it.each<[string, Json, string]>([
    ['a text with spaces', 'ia ic', 'ia ic'],
    ['a text with commas', 'tag:nightly,ib+', 'ib'],
    ['a list', ['ia', { tag: 'nightly' }], 'ia ib'],
    ['a union with an exclusion beside it', { union: ['ia+'], exclude: ['ib'] }, 'ia ic'],
    ['several exclusions', { union: ['ia+', { exclude: ['ib'] }, { exclude: ['ic'] }] }, 'ia'],
    ['an exclusion of one member', { union: ['ic', { method: 'tag', value: 'nightly', exclude: ['ib'] }] }, 'ia ic'],
    ['a depth, which implies its direction', { method: 'fqn', value: 'ia', children_depth: 1 }, 'ia ib'],
    ['a depth as the manifest writes it', { method: 'fqn', value: 'ia', children: true, children_depth: '1' }, 'ia ib'],
    ['an unknown method, which falls back to the look of its value', { bogus: 'models/marts' }, 'ic'],
    ['a number as value', { 'config.meta.tier': 2 }, 'ia'],
  ])('may hold %s', (_, definition, wanted) => {
    expect(defined(definition)).toBe(wanted);
  });

  it.each<[string, Json, string]>([
    ['a key beside a union', { union: ['ia'], parents: true }, 'A group has no key parents'],
    ['both groups', { union: ['ia'], intersection: ['ib'] }, 'has both "union" and "intersection"'],
    ['an exclusion alone', { exclude: ['ia'] }, 'found exclude'],
    ['a value that is a list', { tag: ['x'] }, 'found tag'],
    ['a wrong text', '@ia+', 'has "@" before and "+" behind'],
  ])('is refused with %s', (_, definition, wanted) => {
    expect(refused(builder.selector('it', definition).build(), { selector: 'it' })).toEqual([expect.stringContaining(wanted)]);
  });

  it('picks tests eagerly, unless it says otherwise or the flag overrides', () => {
    const tests = { resourceTypes: ['test'] };
    expect(defined({ method: 'fqn', value: 'ia' }, tests)).toBe('a ba');
    expect(defined({ method: 'fqn', value: 'ia', indirect_selection: 'cautious' }, tests)).toBe('a');
    expect(defined({ method: 'fqn', value: 'ia', indirect_selection: 'cautious' }, { ...tests, indirectSelection: 'empty' })).toBe('');
  });

  it('adds tests around a reference once more', () => {
    const twice = builder.selector('less', { method: 'fqn', value: 'ia', exclude: ['a'] });
    expect(names(twice.build(), { select: 'selector:less', resourceTypes: ['test'] })).toBe('a ba');
  });

  it('says that the manifest does not tell which one is the default', () => {
    const note = 'A manifest of dbt 2 does not tell which of its selectors is the default: give --selector if one is';
    const withSelector = builder.selector('it', 'ia').build();
    expect(warned(withSelector, {})).toEqual([note]);
    expect(warned(withSelector, { select: 'ia' })).toEqual([]);
    expect(warned(head, {})).toEqual([]);
  });
});
