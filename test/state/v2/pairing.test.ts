import { describe, expect, it } from 'vitest';
import { nodeId } from '#kernel';
import type { Project, Resource } from '#artifacts';
import { project } from '../../support/project.ts';
import { compare, compareBuilt, seen, stateOf } from '../compare.ts';

const V2 = { engine: 'v2' } as const;

/** The project with one resource under another id. */
function renamed(built: Project, id: string, other: string): Project {
  const resources = [...built.resources.values()].map((one): Resource => (one.id === id ? { ...one, id: nodeId(other) } : one));
  return { ...built, resources: new Map(resources.map((one) => [one.id, one])) };
}

const testIdOf = (built: Project) => [...built.resources.keys()].find((one) => one.startsWith('test.')) ?? '';

describe('dbt v2 finds the counterpart of', () => {
  it('a source whose table name it cleaned for the id', () => {
    const base = project().source('ga4', 'events_*').build();
    const head = renamed(base, 'source.shop.ga4.events_*', 'source.shop.ga4.events___');
    expect(stateOf(compareBuilt(base, head, V2), 'source.shop.ga4.events___')).toMatchObject({ isNew: false, isModified: false });
    expect(compareBuilt(base, head, V2).removed).toEqual([]);
  });

  it('a singular test whose id it hashed', () => {
    const base = project().singularTest('assert', 'select 1').build();
    const head = renamed(base, 'test.shop.assert', 'test.shop.assert.b7f479170d');
    expect(stateOf(compareBuilt(base, head, V2), 'test.shop.assert.b7f479170d').before?.id).toBe('test.shop.assert');
  });

  it('a generic test by what it asks of which column', () => {
    const base = project().model('orders', 'select 1').test('not_null', 'orders', 'id').build();
    const id = testIdOf(base);
    const diff = compareBuilt(base, renamed(base, id, 'test.shop.short.0123456789'), V2);
    expect(stateOf(diff, 'test.shop.short.0123456789')).toMatchObject({ isNew: false, before: { id } });
  });

  it('no generic test that two of the base could be', () => {
    const base = project().model('orders', 'select 1').test('not_null', 'orders', 'id').build();
    const id = testIdOf(base);
    const twin = renamed(base, id, 'test.shop.twin.9876543210');
    const two = { ...base, resources: new Map([...base.resources, ...twin.resources]) };
    expect(stateOf(compareBuilt(two, renamed(base, id, 'test.shop.short.0123456789'), V2), 'test.shop.short.0123456789').isNew).toBe(true);
  });

  it('nothing under another id when it is dbt v1', () => {
    const base = project().source('ga4', 'events_*').build();
    const head = renamed(base, 'source.shop.ga4.events_*', 'source.shop.ga4.events___');
    expect(stateOf(compareBuilt(base, head, { engine: 'v1' }), 'source.shop.ga4.events___').isNew).toBe(true);
  });
});

describe('what is new under dbt v2', () => {
  const before = project().model('orders', 'select 1');
  const ALL = ['body', 'configs', 'contract', 'macros', 'persisted_descriptions', 'relation'];

  it.each([
    ['model', before.model('revenue', 'select 2'), 'model.shop.revenue'],
    ['source', before.source('raw', 'orders'), 'source.shop.raw.orders'],
    ['unit test', before.unitTest('adds_up', 'orders'), 'unit_test.shop.orders.adds_up'],
  ])('is new and modified, under every selector, when it is a %s', (_kind, head, id) => {
    const diff = compare(before, head, V2);
    expect(seen(diff, id)).toEqual({ modified: true, parts: ALL, because: [['new', 'unique_id', null, id]] });
    expect(stateOf(diff, id)).toMatchObject({ isNew: true, isOld: false });
  });

  it.each([
    ['exposure', before.exposure('board', ['orders']), 'exposure.shop.board', ['macros']],
    ['metric', before.metric('revenue'), 'metric.shop.revenue', ['macros']],
    ['semantic model', before.semanticModel('orders', 'orders'), 'semantic_model.shop.orders', ['macros']],
    ['saved query', before.savedQuery('weekly'), 'saved_query.shop.weekly', ['macros', 'relation']],
  ])('is old and yet modified, under the selectors that look for the counterpart, when it is a %s', (_kind, head, id, others) => {
    const diff = compare(before, head, V2);
    const parts = ALL.filter((part) => !others.includes(part));
    expect(seen(diff, id)).toEqual({ modified: true, parts, because: [['new', 'unique_id', null, id]] });
    expect(stateOf(diff, id)).toMatchObject({ isNew: false, isOld: true });
  });

  it('is modified by the macros that it calls when it counts as old', () => {
    const macro = (sql: string) => before.macro('label', sql);
    const diff = compare(macro('a'), macro('b').exposure('board', ['orders'], { macros: ['label'] }), V2);
    expect(seen(diff, 'exposure.shop.board').parts).toEqual(ALL);
  });
});

describe('dbt v2', () => {
  it('is chosen by the version that wrote the head', () => {
    const head = project().metadata({ dbtVersion: '2.0.4' }).model('orders', 'select 1');
    expect(compare(project().model('orders', 'select 1'), head).engine).toBe('v2');
  });

  it('always compares what was authored', () => {
    expect(compare(project(), project(), { engine: 'v2', compareMoreUnrendered: false }).compareMoreUnrendered).toBe(true);
  });

  it('answers modified.body for every unit test of a base that v1 wrote', () => {
    const unit = (checksum: string | null) => project().model('orders', 'select 1').unitTest('adds_up', 'orders', { checksum });
    expect(seen(compare(unit('a'), unit(null), V2), 'unit_test.shop.orders.adds_up')).toEqual({ modified: false, parts: ['body'], because: [] });
  });
});
