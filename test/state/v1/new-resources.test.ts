import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.ts';
import { compare, seen, stateOf } from '../compare.ts';

const before = project().macro('money').model('orders', 'select 1');
const NODE_PARTS = ['body', 'configs', 'contract', 'persisted_descriptions', 'relation'];

/** The one resource that `head` has and the base has not. */
const added = (head: typeof before) => {
  const diff = compare(before, head);
  const state = [...diff.states.values()].find(({ isNew }) => isNew);
  if (state === undefined) throw new Error('Nothing is new');
  return { ...seen(diff, state.id), old: state.isOld };
};

describe('a new resource', () => {
  it.each([
    ['model', before.model('revenue', 'select 2'), 'model.shop.revenue'],
    ['seed', before.seed('countries'), 'seed.shop.countries'],
    ['snapshot', before.snapshot('history', 'select 1'), 'snapshot.shop.history'],
    ['analysis', before.analysis('margins', 'select 1'), 'analysis.shop.margins'],
    ['singular test', before.singularTest('assert', 'select 1'), 'test.shop.assert'],
    ['function', before.function('area', '1'), 'function.shop.area'],
  ])('is modified, and answers every selector but modified.macros, when it is a %s', (_kind, head, id) => {
    expect(added(head)).toEqual({ modified: true, parts: NODE_PARTS, because: [['new', 'unique_id', null, id]], old: false });
  });

  it('is modified when it is a unit test, and answers no other selector', () => {
    expect(added(before.unitTest('adds_up', 'orders'))).toEqual({
      modified: true,
      parts: [],
      because: [['new', 'unique_id', null, 'unit_test.shop.orders.adds_up']],
      old: false,
    });
  });

  it.each([
    ['source', before.source('raw', 'orders'), ['configs', 'relation']],
    ['exposure', before.exposure('board', ['orders']), ['configs']],
    ['metric', before.metric('revenue'), ['configs']],
    ['semantic model', before.semanticModel('orders', 'orders'), ['configs']],
    ['saved query', before.savedQuery('weekly'), ['configs']],
  ])('is new and not modified when it is a %s', (_kind, head, parts) => {
    expect(added(head)).toEqual({ modified: false, parts, because: [], old: false });
  });

  it('answers modified.macros when it calls a macro that changed', () => {
    const head = before.macro('money', 'other').model('revenue', 'select 2', [], { macros: ['money'] });
    const diff = compare(before, head);
    expect([...stateOf(diff, 'model.shop.revenue').parts].toSorted()).toEqual([...NODE_PARTS, 'macros'].toSorted());
    expect(stateOf(diff, 'model.shop.revenue').because.map(({ check }) => check)).toEqual(['new', 'macros']);
  });

  it('is a model under another version, since that is another id', () => {
    const unversioned = project().model('orders', 'select 1');
    const versioned = project().model('orders', 'select 1', [], { version: 1, latestVersion: 1 });
    expect([...compare(unversioned, versioned).states.values()].map(({ id, isNew }) => [id, isNew])).toEqual([['model.shop.orders.v1', true]]);
  });
});
