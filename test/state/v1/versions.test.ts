/** What differs between the releases of dbt v1: one case per row of the dialect's table. */
import { describe, expect, it } from 'vitest';
import { constraint, project } from '../../support/project.ts';
import { breaksOf, compare, saidUnder, seen, stateOf } from '../compare.ts';

type Base = ReturnType<typeof project>;

/** Both sides as that release would have written them. */
const under = (dbtVersion: string, base: Base, head: Base) => compare(base.metadata({ dbtVersion }), head.metadata({ dbtVersion }));

describe('a release of dbt', () => {
  const shop = project().model('orders', 'select 1');

  it.each([
    ['1.4.9', ['new', 'modified', 'modified.body', 'modified.configs', 'modified.persisted_descriptions', 'modified.relation', 'modified.macros']],
    [
      '1.5.0',
      ['new', 'modified', 'modified.body', 'modified.configs', 'modified.persisted_descriptions', 'modified.relation', 'modified.macros', 'modified.contract'],
    ],
    [
      '1.6.0',
      [
        'new',
        'old',
        'modified',
        'unmodified',
        'modified.body',
        'modified.configs',
        'modified.persisted_descriptions',
        'modified.relation',
        'modified.macros',
        'modified.contract',
      ],
    ],
    [
      '1.14.0a1',
      [
        'new',
        'old',
        'modified',
        'unmodified',
        'modified.body',
        'modified.configs',
        'modified.persisted_descriptions',
        'modified.relation',
        'modified.macros',
        'modified.contract',
      ],
    ],
  ])('accepts its own values of state: (%s)', (version, values) => {
    expect(under(version, shop, shop).values).toEqual(values);
  });

  it.each([
    ['1.8.10', false],
    ['1.9.0', true],
    ['1.12.6', true],
  ])('looks at saved queries from 1.9 on (%s)', (version, looks) => {
    const diff = under(version, shop, shop.savedQuery('weekly'));
    expect([...diff.states.keys()].includes('saved_query.shop.weekly' as never)).toBe(looks);
    expect(diff.notes.some((note) => note.includes('saved_query'))).toBe(!looks);
  });

  it.each([
    ['1.7.9', true],
    ['1.8.0', false],
  ])('finds semantic models in the base from 1.8 on (%s)', (version, isNew) => {
    const semantic = shop.semanticModel('orders', 'orders');
    expect(stateOf(under(version, semantic, semantic), 'semantic_model.shop.orders').isNew).toBe(isNew);
  });

  it.each([
    ['1.5.9', false],
    ['1.6.0', true],
  ])('compares access from 1.6 on (%s)', (version, modified) => {
    expect(seen(under(version, shop, shop.model('orders', 'select 1', [], { access: 'public' })), 'model.shop.orders').modified).toBe(modified);
  });

  it.each([
    ['1.11.16', false],
    ['1.12.0', true],
  ])('counts sql_header of a test from 1.12 on (%s)', (version, modified) => {
    const test = (config = {}) => project().singularTest('assert', 'select 1', [], { config });
    expect(seen(under(version, test(), test({ sql_header: 'x' })), 'test.shop.assert').modified).toBe(modified);
  });

  it.each([
    ['1.6.18', false],
    ['1.7.0', true],
  ])('counts store_failures_as of a test from 1.7 on (%s)', (version, modified) => {
    const test = (config = {}) => project().singularTest('assert', 'select 1', [], { config });
    expect(seen(under(version, test(), test({ store_failures_as: 'view' })), 'test.shop.assert').modified).toBe(modified);
  });

  it.each([
    ['1.9.11', false],
    ['1.10.0', true],
  ])('counts the tags of a saved query from 1.10 on (%s)', (version, modified) => {
    const query = (tags: readonly string[]) => project().savedQuery('weekly', [], { tags });
    expect(seen(under(version, query([]), query(['x'])), 'saved_query.shop.weekly').modified).toBe(modified);
  });

  it.each([
    ['1.11.8', false],
    ['1.11.9', true],
  ])('compares the signature of a function from 1.11.9 on (%s)', (version, modified) => {
    const area = (type: string) => project().function('area', 'x', [], { returns: { data_type: type, description: null } });
    expect(seen(under(version, area('int'), area('float')), 'function.shop.area').modified).toBe(modified);
  });

  it.each([
    ['1.11.16', false],
    ['1.12.0', true],
  ])('compares the overloads of a function from 1.12 on (%s)', (version, modified) => {
    const area = (body: string) => project().function('area', 'x', [], { overloads: [{ defined_in: 'a', arguments: [], returns: null, raw_body: body }] });
    expect(seen(under(version, area('1'), area('2')), 'function.shop.area').modified).toBe(modified);
  });

  it.each([
    ['1.10.23', 1],
    ['1.11.0', 0],
  ])('takes the size of a type for another type until 1.10 (%s)', (version, count) => {
    const orders = (type: string) => project().model('orders', 'select 1', [], { contract: true, columns: { id: type } });
    expect(breaksOf(under(version, orders('varchar(5)'), orders('varchar(9)')))).toHaveLength(count);
  });

  it.each([
    ['1.6.18', 'error'],
    ['1.7.0', 'warning'],
  ])('grades a break of an unversioned model as %s / %s', (version, level) => {
    const orders = (type: string) => project().model('orders', 'select 1', [], { contract: true, columns: { id: type } });
    expect(saidUnder(under(version, orders('int'), orders('text')), 'modified')).toEqual([[level, 'contract-break', 'model.shop.orders']]);
  });

  it.each([
    ['1.4.9', false],
    ['1.5.0', true],
  ])('knows contracts from 1.5 on (%s)', (version, known) => {
    const orders = (type: string) => project().model('orders', 'select 1', [], { contract: true, columns: { id: type } });
    expect(seen(under(version, orders('int'), orders('text')), 'model.shop.orders').modified).toBe(known);
  });

  it.each([
    ['1.5.11', []],
    ['1.6.0', ['column-constraint-removed']],
  ])('knows constraints in contracts from 1.6 on (%s)', (version, kinds) => {
    const orders = (constraints: readonly ReturnType<typeof constraint>[]) =>
      project().model('orders', 'select 1', [], { config: { materialized: 'table' }, contract: true, columns: { id: { dataType: 'int', constraints } } });
    expect(breaksOf(under(version, orders([constraint('not_null')]), orders([]))).map(([kind]) => kind)).toEqual(kinds);
  });

  it.each([
    ['1.11.16', true],
    ['1.12.0', false],
  ])('dies of a removed custom constraint until 1.11 (%s)', (version, dies) => {
    const orders = (constraints: readonly ReturnType<typeof constraint>[]) =>
      project().model('orders', 'select 1', [], { config: { materialized: 'table' }, contract: true, columns: { id: { dataType: 'int', constraints } } });
    const diff = under(version, orders([constraint('custom')]), orders([]));
    expect(saidUnder(diff, 'unmodified')).toEqual(dies ? [['error', 'constraint-unknown', 'model.shop.orders']] : []);
  });

  it.each([
    ['1.8.10', []],
    ['1.9.0', ['modified.contract']],
    ['1.9.1', ['modified.contract']],
    ['1.9.2', ['modified', 'unmodified', 'modified.contract']],
    ['1.12.6', ['modified', 'unmodified', 'modified.contract']],
  ])('judges deleted contracted models under its own values (%s)', (version, values) => {
    const orders = project().model('orders', 'select 1', [], { contract: true, columns: { id: 'int' } });
    expect(under(version, orders, project()).reactions.flatMap((reaction) => reaction.under)).toEqual(values);
  });
});

describe('the flag state_modified_compare_more_unrendered_values', () => {
  const source = (schema: string) => project().source('raw', 'orders', { schema, unrenderedSchema: "{{ env_var('S') }}" });

  it.each([
    ['1.8.10', 'auto', true],
    ['1.8.10', true, true],
    ['1.9.0', 'auto', true],
    ['1.9.0', true, false],
    ['1.11.16', 'auto', true],
    ['1.12.0', 'auto', false],
    ['1.12.0', false, true],
  ] as const)('decides whether a schema from the environment counts (%s, %s)', (dbtVersion, compareMoreUnrendered, modified) => {
    const diff = compare(source('prod').metadata({ dbtVersion }), source('ci').metadata({ dbtVersion }), { compareMoreUnrendered });
    expect(seen(diff, 'source.shop.raw.orders').modified).toBe(modified);
  });
});
