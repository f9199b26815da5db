import { describe, expect, it } from 'vitest';
import type { IndirectSelection } from '#selection';
import { names } from './select.ts';
import { project } from '../support/project.ts';

/**
 * The project on which dbt 1.8 to 1.12 were asked: s1 -> ia -> ib -> ic and id_ -> ic, with a test for each pair that
 * names it (`ad` is on ia and id_, `bs2` on ib and source s2), and a unit test on ib.
 */
const builder = project()
  .source('s1', 't1')
  .source('s2', 't1')
  .model('ia', 'select 1', ['s1.t1'], { path: 'models/core/ia.sql' })
  .model('ib', 'select 2', ['ia'], { path: 'models/core/ib.sql' })
  .model('id_', 'select 3', [], { path: 'models/core/id_.sql' })
  .model('ic', 'select 4', ['ib', 'id_'], { path: 'models/core/ic.sql' })
  .singularTest('a', 'select 1', ['ia'])
  .singularTest('ad', 'select 2', ['ia', 'id_'])
  .singularTest('b', 'select 3', ['ib'])
  .singularTest('bs2', 'select 4', ['ib', 's2.t1'])
  .singularTest('bs1', 'select 5', ['ib', 's1.t1'])
  .singularTest('ba', 'select 6', ['ib', 'ia'])
  .singularTest('bd', 'select 7', ['ib', 'id_'])
  .unitTest('unit', 'ib', { path: 'models/core/schema.yml' });
const head = builder.build();

type Row = readonly [select: string, exclude: string, eager: string, cautious: string, buildable: string, empty: string];

/** Tests that come along, and no models: what `dbt ls --resource-type test unit_test` gave. */
const TABLE: readonly Row[] = [
  ['ib', '', 'b ba bd bs1 bs2 unit', 'b unit', 'b ba bs1 bs2 unit', ''],
  ['ib', 'ia', 'b bd bs1 bs2 unit', 'b unit', 'b ba bs1 bs2 unit', ''],
  ['ia+', 'ib', 'a ad', 'a ad ba bd bs1 bs2', 'a ad bd', 'a ad b ba bd bs1 bs2 unit'],
  ['ib ia', '', 'a ad b ba bd bs1 bs2 unit', 'a b ba unit', 'a b ba bs1 bs2 unit', ''],
  ['ia,ib', '', 'ba', '', '', ''],
  ['+ib', '', 'a ad b ba bd bs1 bs2 unit', 'a b ba bs1 unit', 'a b ba bs1 bs2 unit', ''],
  ['source:s1.t1', '', 'bs1', '', '', ''],
  ['', 'ib', 'a ad', 'a ad ba bd bs1 bs2', 'a ad bd', 'a ad b ba bd bs1 bs2 unit'],
];

const asked = (text: string) => (text === '' ? [] : [text]);

describe.each(TABLE)('the tests of --select "%s" --exclude "%s"', (select, exclude, ...expected) => {
  const modes: readonly IndirectSelection[] = ['eager', 'cautious', 'buildable', 'empty'];
  it.each(modes.map((mode, index) => [mode, expected[index]] as const))('are those that dbt picks when it is %s', (indirectSelection, wanted) => {
    expect(names(head, { select: asked(select), exclude: asked(exclude), indirectSelection, resourceTypes: ['test', 'unit_test'] })).toBe(wanted);
  });
});

describe('indirect selection', () => {
  it('remembers a test until its other parent is selected by another criterion', () => {
    expect(names(head, { select: ['ia', 'ib'], indirectSelection: 'cautious' })).toBe('a b ba ia ib unit');
  });

  it('gives the same tests in every mode behind a plus, because tests are descendants', () => {
    const modes: readonly IndirectSelection[] = ['eager', 'cautious', 'buildable', 'empty'];
    const found = modes.map((indirectSelection) => names(head, { select: 'ib+', indirectSelection }));
    expect(new Set(found)).toEqual(new Set(['b ba bd bs1 bs2 ib ic unit']));
  });

  it('does not look again at remembered tests in groups of YAML', () => {
    const cautious = (value: string) => ({ method: 'fqn', value, indirect_selection: 'cautious' });
    const withSelector = builder.selector('both', { union: [cautious('ia'), cautious('ib')] }).build();
    expect(names(withSelector, { selector: 'both', resourceTypes: ['test', 'unit_test'] })).toBe('a b unit');
  });

  it.each([
    ['eager', 'b bd bs1 bs2 unit'],
    ['cautious', 'b unit'],
  ] as const)('gives criteria of YAML without a mode that of the flag: %s', (indirectSelection, wanted) => {
    const withSelector = builder.selector('less', { union: ['ib', 'ic', { exclude: ['ia'] }] }).build();
    expect(names(withSelector, { selector: 'less', indirectSelection, resourceTypes: ['test', 'unit_test'] })).toBe(wanted);
  });

  it('lets a mode in YAML win over the flag', () => {
    const withSelector = builder.selector('mine', { method: 'fqn', value: 'ib', indirect_selection: 'cautious' }).build();
    expect(names(withSelector, { selector: 'mine', indirectSelection: 'empty' })).toBe('b ib unit');
  });

  it('ignores operators with empty in dbt 1.8, in the exclusion too', () => {
    const old = builder.metadata({ dbtVersion: '1.8.10' }).build();
    expect(names(old, { select: '2+ic+1', indirectSelection: 'empty' })).toBe('ic');
    expect(names(old, { select: 'resource_type:model', exclude: '+ic', indirectSelection: 'empty', resourceTypes: ['model'] })).toBe('ia ib id_');
  });

  it('keeps operators with empty since dbt 1.9', () => {
    const newer = builder.metadata({ dbtVersion: '1.9.11' }).build();
    expect(names(newer, { select: '2+ic+1', indirectSelection: 'empty' })).toBe('ia ib ic id_');
  });

  it('takes every source for buildable, but when it looks again only those behind what is selected', () => {
    const withThree = builder.singularTest('ads2', 'select 8', ['ia', 'id_', 's2.t1']);
    const asks = { select: 'ia id_', indirectSelection: 'buildable', resourceTypes: ['test'] } as const;
    expect(names(withThree.build(), asks)).toBe('a ad');
    // A selected test on s2 puts that source behind the selection.
    expect(names(withThree.singularTest('as2', 'select 9', ['ia', 's2.t1']).build(), asks)).toBe('a ad ads2 as2');
  });
});
