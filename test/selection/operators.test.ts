import { describe, expect, it } from 'vitest';
import { names, refused, warned } from './select.ts';
import { project } from '../support/project.ts';

/** a -> b -> c -> d, x -> c, and y alone. */
const head = project()
  .model('a', 'select 1')
  .model('b', 'select 2', ['a'])
  .model('x', 'select 3')
  .model('c', 'select 4', ['b', 'x'])
  .model('d', 'select 5', ['c'])
  .model('y', 'select 6')
  .build();

describe('an operator', () => {
  it.each([
    ['b', 'b'],
    ['+b', 'a b'],
    ['b+', 'b c d'],
    ['+b+', 'a b c d'],
    ['1+c', 'b c x'],
    ['2+c', 'a b c x'],
    ['a+1', 'a b'],
    ['a+2', 'a b c'],
    ['1+b+1', 'a b c'],
    ['0+c', 'c'],
    ['c+0', 'c'],
    ['@a', 'a b c d x'],
    ['@y', 'y'],
    ['@d', 'a b c d x'],
    ['+y+', 'y'],
    ['99+d', 'a b c d x'],
  ])('in %s selects %s', (select, wanted) => {
    expect(names(head, { select })).toBe(wanted);
  });

  it('belongs to its own part of an intersection', () => {
    expect(names(head, { select: 'a+,+c' })).toBe('a b c');
  });

  it('works in an exclusion too', () => {
    expect(names(head, { select: 'a+', exclude: 'c+' })).toBe('a b');
  });
});

describe('several criteria', () => {
  it('are a union when spaces part them', () => {
    expect(names(head, { select: 'a y' })).toBe('a y');
  });

  it('are a union when the flag is repeated', () => {
    expect(names(head, { select: ['a', 'y b'] })).toBe('a b y');
  });

  it('are an intersection when commas part them', () => {
    expect(names(head, { select: '+d,b+,c' })).toBe('c');
  });

  it('are intersected before they are united', () => {
    expect(names(head, { select: 'a+,x+ y' })).toBe('c d y');
  });

  it('come from everything when only an exclusion is given', () => {
    expect(names(head, { exclude: ['a b', 'c'] })).toBe('d x y');
  });
});

describe('a criterion that matches nothing', () => {
  it('is named, and the others still count', () => {
    expect(names(head, { select: 'nothing a' })).toBe('a');
    expect(warned(head, { select: 'nothing a' })).toEqual(["The selection criterion 'nothing' does not match any enabled nodes"]);
  });

  it('is named in an exclusion', () => {
    expect(warned(head, { select: 'a', exclude: 'nothing' })).toEqual(["The selection criterion 'nothing' does not match any enabled nodes"]);
  });

  it('is the whole intersection, as dbt names it', () => {
    expect(warned(head, { select: 'a,y' })).toEqual(["The selection criterion 'a,y' does not match any enabled nodes", 'Nothing is selected']);
  });

  it('is what a second space stands for', () => {
    expect(names(head, { select: 'a  b' })).toBe('a b');
    expect(warned(head, { select: 'a  b' })).toEqual(["The selection criterion '' does not match any enabled nodes"]);
  });

  it('is what an empty part between commas stands for', () => {
    expect(names(head, { select: 'a,,b+' })).toBe('');
  });
});

describe('a text that dbt refuses', () => {
  it('has an at sign before and a plus behind', () => {
    expect(refused(head, { select: '@a+' })).toEqual([
      '--select: "@a+" has "@" before and "+" behind the name. Drop the "+": "@" includes all descendants already.',
    ]);
  });

  it('names an unknown method', () => {
    const [first = ''] = refused(head, { select: 'stat:modified' });
    expect(first).toMatch(/^--select: "stat" is not a selector method of dbt 1\.12\.6\. Did you mean "state"\? Methods of dbt 1\.12\.6: access, /);
  });

  it('is told together with every other one', () => {
    expect(refused(head, { select: '@a+ tagg:x,@b+', exclude: 'pth:y' })).toHaveLength(4);
  });

  it('breaks the line', () => {
    expect(refused(head, { select: 'a\nb' })).toEqual(['--select: "a\nb" is not a selector. Write it on one line.']);
  });
});
