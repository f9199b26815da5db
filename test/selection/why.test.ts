import { describe, expect, it } from 'vitest';
import { type Asked, select } from './select.ts';
import type { Project } from '#artifacts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

/** Each entry as `name: why < way to it`. */
function reasons(head: Project, asked: Asked): readonly string[] {
  const short = (id: string): string => id.split('.').slice(2).join('.');
  return valueOf(select(head, asked)).entries.map(({ id, why, via }) => [`${short(id)}: ${why}`, ...via.map(short)].join(' < '));
}

const builder = project()
  .model('a', 'select 1')
  .model('b', 'select 2', ['a'])
  .model('c', 'select 3', ['b', 'a'])
  .model('d', 'select 4', ['c'])
  .model('other', 'select 5', ['d'])
  .singularTest('on_b', 'select 1', ['b']);
const base = builder.build();

describe('the reason of an entry', () => {
  it('is its own change', () => {
    const head = builder.model('b', 'select 20', ['a']).model('fresh', 'select 6').build();
    expect(reasons(head, { base, select: 'state:modified', resourceTypes: ['model'] })).toEqual(['b: modified', 'fresh: new']);
  });

  it('is the shortest way from a change', () => {
    const head = builder.model('a', 'select 10').build();
    expect(reasons(head, { base, select: 'state:modified+', resourceTypes: ['model'] })).toEqual([
      'a: modified',
      'b: downstream < a',
      'c: downstream < a',
      'd: downstream < a < c',
      'other: downstream < a < c < d',
    ]);
  });

  it('begins at the nearest of several changes', () => {
    const head = builder.model('a', 'select 10').model('d', 'select 40', ['c']).build();
    expect(reasons(head, { base, select: 'state:modified+' })).toContain('other: downstream < d');
  });

  it('leads up as well as down', () => {
    const head = builder.model('c', 'select 30', ['b', 'a']).build();
    expect(reasons(head, { base, select: '2+state:modified+1', resourceTypes: ['model'] })).toEqual([
      'a: upstream < c',
      'b: upstream < c',
      'c: modified',
      'd: downstream < c',
    ]);
  });

  it('goes down and up again with @', () => {
    const head = builder.model('x', 'select 7').model('d', 'select 4', ['c', 'x']).build();
    expect(reasons(head, { select: '@a', resourceTypes: ['model'] })).toContain('x: upstream < a < c < d');
  });

  it('is what a test that comes along tests', () => {
    const head = builder.model('b', 'select 20', ['a']).build();
    expect(reasons(head, { base, select: 'state:modified' })).toEqual(['b: modified', 'on_b: test < b']);
  });

  it('is the criterion, where nothing changed', () => {
    expect(reasons(base, { select: 'b+1', resourceTypes: ['model'] })).toEqual(['b: matched', 'c: downstream < b']);
  });

  it('is the change, when another criterion finds the same', () => {
    const head = builder.model('a', 'select 10').build();
    expect(reasons(head, { base, select: 'b state:modified+1', resourceTypes: ['model'] })).toEqual(['a: modified', 'b: downstream < a', 'c: downstream < a']);
    expect(reasons(head, { base, select: 'resource_type:model,state:modified+' })).toContain('d: downstream < a < c');
  });

  it('is kept from a named selector', () => {
    const head = builder.model('a', 'select 10').selector('changed', { method: 'state', value: 'modified', children: true }).build();
    expect(reasons(head, { base, select: 'selector:changed', resourceTypes: ['model'] })).toContain('b: downstream < a');
  });

  it('holds every check of a change, and none for what did not change', () => {
    const head = builder.model('a', 'select 10').build();
    const { entries } = valueOf(select(head, { base, select: 'state:modified+1', resourceTypes: ['model'] }));
    expect(entries.map(({ because }) => because.map(({ check }) => check))).toEqual([['body'], [], []]);
  });

  it('is what a part alone asks for, where nothing else differs', () => {
    const tested = (rawCode: string) => builder.test('not_null', 'a', 'id', { rawCode }).build();
    const { entries } = valueOf(select(tested('2'), { base: tested('1'), select: 'state:modified.body' }));
    expect(entries.map(({ why, because }) => [why, because.map(({ field }) => field)])).toEqual([['modified', ['raw_code']]]);
  });
});
