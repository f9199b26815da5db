import { describe, expect, it } from 'vitest';
import { macroId } from '#kernel';
import { type ProjectBuilder, project } from '../../support/project.ts';
import { UNCHANGED, compare, compareBuilt, modifiedIds, saidUnder, seen, stateOf } from '../compare.ts';

const ORDERS = 'model.shop.orders';

/** `orders` calls `money`, which calls `round_to`; `raw` calls nothing. */
const base = project()
  .macro('round_to', '{% macro round_to() %}1{% endmacro %}')
  .macro('money', '{% macro money() %}{{ round_to() }}{% endmacro %}', ['round_to'])
  .macro('unused', '{% macro unused() %}{% endmacro %}')
  .model('raw', 'select 1')
  .model('orders', 'select {{ money() }}', [], { macros: ['money'] });

/** Each chain of calls, as the names of its macros. */
const chains = (head: ProjectBuilder, id = ORDERS, from = base) =>
  stateOf(compare(from, head), id).because.map(({ via }) => via?.map((macro) => macro.split('.')[2]));

describe('a macro', () => {
  const head = base.macro('money', '{% macro money() %}2{% endmacro %}', ['round_to']);

  it('modifies who calls it, and nobody else', () => {
    const diff = compare(base, head);
    expect(modifiedIds(diff)).toEqual([ORDERS]);
    expect(seen(diff, ORDERS)).toEqual({
      modified: true,
      parts: ['macros'],
      because: [['macros', 'macro_sql', '{% macro money() %}{{ round_to() }}{% endmacro %}', '{% macro money() %}2{% endmacro %}']],
    });
  });

  it('is named among the changed ones', () => {
    expect(compare(base, head).changedMacros).toEqual(['macro.shop.money']);
  });

  it('modifies who reaches it through other macros, and tells the way', () => {
    expect(chains(base.macro('round_to', '{% macro round_to() %}2{% endmacro %}'))).toEqual([['money', 'round_to']]);
  });

  it('modifies nothing when nobody calls it', () => {
    const diff = compare(base, base.macro('unused', '{% macro unused() %}1{% endmacro %}'));
    expect([diff.changedMacros, modifiedIds(diff)]).toEqual([['macro.shop.unused'], []]);
  });

  it('modifies nothing when it is new and nobody calls it', () => {
    const diff = compare(base, base.macro('brand_new'));
    expect([diff.changedMacros, modifiedIds(diff)]).toEqual([['macro.shop.brand_new'], []]);
  });

  it('modifies who calls it when it is new', () => {
    const after = base.macro('tax').macro('money', '{% macro money() %}{{ round_to() }}{% endmacro %}', ['round_to', 'tax']);
    expect(chains(after)).toEqual([['money', 'tax']]);
  });

  it('modifies who still calls it when it is gone', () => {
    const diff = compare(base, base.without('round_to'));
    expect(modifiedIds(diff)).toEqual([ORDERS]);
    expect(stateOf(diff, ORDERS).because).toMatchObject([{ before: '{% macro round_to() %}1{% endmacro %}', after: null }]);
  });

  it('counts a space in its text', () => {
    expect(modifiedIds(compare(base, base.macro('unused').macro('money', '{% macro money() %}{{ round_to() }}{% endmacro %} ', ['round_to'])))).toEqual([
      ORDERS,
    ]);
  });

  it('does not count the file it lies in', () => {
    const macros = new Map([...base.build().macros].map(([id, macro]) => [id, { ...macro, path: 'macros/other.sql' }]));
    expect(compareBuilt(base.build(), { ...base.build(), macros }).changedMacros).toEqual([]);
  });

  it('is reported once by each of two ways to it, by the shorter one', () => {
    const twoWays = base.model('orders', 'select {{ money() }}', [], { macros: ['money', 'round_to'] });
    expect(chains(twoWays.macro('round_to', '{% macro round_to() %}2{% endmacro %}'), ORDERS, twoWays)).toEqual([['round_to']]);
  });

  it.each(['seed', 'snapshot', 'analysis'] as const)('modifies a %s that calls it', (kind) => {
    const before = kind === 'seed' ? base.seed('one', 'id', { macros: ['money'] }) : base[kind]('one', 'select 1', [], { macros: ['money'] });
    const after = before.macro('money', '{% macro money() %}2{% endmacro %}', ['round_to']);
    expect(modifiedIds(compare(before, after))).toEqual([ORDERS, `${kind}.shop.one`]);
  });

  it('modifies generic tests through the macro of their kind', () => {
    const before = base.test('not_null', 'orders', 'id');
    const after = before.macro('test_not_null', '{% test not_null() %}2{% endtest %}', [], 'dbt');
    expect(modifiedIds(compare(before, after)).map((id) => id.split('.')[0])).toEqual(['test']);
  });

  it('may call itself', () => {
    const loop = base.macro('round_to', '{% macro round_to() %}1{% endmacro %}', ['money']);
    expect(modifiedIds(compare(loop, loop))).toEqual([]);
    expect(chains(loop.macro('round_to', '{% macro round_to() %}2{% endmacro %}', ['money']), ORDERS, loop)).toEqual([['money', 'round_to']]);
  });
});

describe('a macro that neither project has', () => {
  const GONE = 'macro.shop.gone';
  const calling = base.model('orders', 'select 1', [], { macros: [GONE, 'money'] });

  it('does not matter while no macro changed, since dbt does not look', () => {
    const diff = compare(calling, calling);
    expect([seen(diff, ORDERS), diff.reactions]).toEqual([UNCHANGED, []]);
  });

  it('stops dbt when any macro changed', () => {
    const diff = compare(calling, calling.macro('unused', 'other'));
    for (const value of ['modified', 'unmodified', 'modified.macros'] as const) expect(saidUnder(diff, value)).toEqual([['error', 'macro-missing', ORDERS]]);
    expect(saidUnder(diff, 'modified.body')).toEqual([]);
  });

  it('does not stop dbt when a changed macro comes first', () => {
    const later = base.model('orders', 'select 1', [], { macros: ['money', GONE] });
    const diff = compare(later, later.macro('money', 'other', ['round_to']));
    expect([modifiedIds(diff), diff.reactions]).toEqual([[ORDERS], []]);
  });

  it('stops dbt behind other macros too', () => {
    const deep = base.macro('money', '{% macro money() %}{% endmacro %}', [GONE]);
    expect(saidUnder(compare(deep, deep.macro('unused', 'other')), 'modified')).toEqual([['error', 'macro-missing', ORDERS]]);
  });

  it('stops dbt where a test names no macro at all', () => {
    const head = base.macro('unused', 'other').build();
    const resources = new Map([...head.resources].map(([id, one]) => [id, id === ORDERS ? { ...one, macros: [macroId('')] } : one]));
    expect(saidUnder(compareBuilt(base.build(), { ...head, resources }), 'modified')).toEqual([['error', 'macro-missing', ORDERS]]);
  });
});
