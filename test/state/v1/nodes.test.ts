/** Snapshots, analyses, singular and generic tests, operations and functions under dbt v1. */
import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.ts';
import { UNCHANGED, compare, modifiedIds, seen, stateOf } from '../compare.ts';

describe('a snapshot', () => {
  const base = project().snapshot('orders_history', '\nselect 1\n', [], { config: { strategy: 'check' } });

  it.each([
    ['its code, outer white space included', base.snapshot('orders_history', '\nselect 1', [], { config: { strategy: 'check' } }), ['body']],
    ['its strategy', base.snapshot('orders_history', '\nselect 1\n', [], { config: { strategy: 'timestamp' } }), ['configs']],
    [
      'its target schema, as configuration',
      base.snapshot('orders_history', '\nselect 1\n', [], { config: { strategy: 'check', target_schema: 's' } }),
      ['configs'],
    ],
    ['its alias', base.snapshot('orders_history', '\nselect 1\n', [], { config: { strategy: 'check', alias: 'h' } }), ['relation']],
  ])('is modified by %s', (_edit, head, parts) => {
    expect(seen(compare(base, head), 'snapshot.shop.orders_history')).toMatchObject({ modified: true, parts });
  });
});

describe('an analysis', () => {
  const base = project().analysis('margins', 'select 1');

  it('is modified by its code', () => {
    expect(seen(compare(base, base.analysis('margins', 'select 2')), 'analysis.shop.margins').because).toEqual([['body', 'raw_code', 'select 1', 'select 2']]);
  });

  it('is modified by what the models section of the project sets', () => {
    const head = base.analysis('margins', 'select 1', [], { config: { meta: { a: 1 } } });
    expect(seen(compare(base, head), 'analysis.shop.margins').because).toEqual([['configs', 'unrendered_config.meta', null, { a: 1 }]]);
  });
});

describe('an on-run-start hook', () => {
  it('is compared as an analysis is', () => {
    const base = project().operation('shop-on-run-start-0', 'select 1');
    expect(modifiedIds(compare(base, base.operation('shop-on-run-start-0', 'select 2')))).toEqual(['operation.shop.shop-on-run-start-0']);
  });
});

describe('a singular test', () => {
  const base = project().singularTest('assert_positive', 'select 1');
  const id = 'test.shop.assert_positive';

  it('is modified by its code', () => {
    expect(seen(compare(base, base.singularTest('assert_positive', 'select 2')), id)).toMatchObject({ modified: true, parts: ['body'] });
  });

  it.each([
    ['severity', 'warn'],
    ['where', 'id > 0'],
    ['limit', 5],
    ['fail_calc', 'sum(n)'],
    ['warn_if', '> 1'],
    ['error_if', '> 2'],
    ['store_failures', true],
    ['store_failures_as', 'view'],
    ['sql_header', 'set x'],
  ])('is modified by %s', (key, value) => {
    const diff = compare(base, base.singularTest('assert_positive', 'select 1', [], { config: { [key]: value } }));
    expect(seen(diff, id)).toEqual({ modified: true, parts: ['configs'], because: [['configs', `unrendered_config.${key}`, null, value]] });
  });

  it.each([
    ['enabled', true],
    ['meta', { a: 1 }],
    ['tags', ['x']],
    ['group', 'g'],
    ['team', 'a'],
  ])('is not modified by %s', (key, value) => {
    expect(seen(compare(base, base.singularTest('assert_positive', 'select 1', [], { config: { [key]: value } })), id)).toEqual(UNCHANGED);
  });

  it('is modified by its schema, as its relation', () => {
    const diff = compare(base, base.singularTest('assert_positive', 'select 1', [], { config: { schema: 'audit' } }));
    expect(seen(diff, id)).toMatchObject({ modified: true, parts: ['relation'] });
  });

  it('is not modified by descriptions, which tests do not persist', () => {
    const given = { config: { persist_docs: { relation: true } } };
    const diff = compare(
      base.singularTest('assert_positive', 'select 1', [], { ...given, description: 'a' }),
      base.singularTest('assert_positive', 'select 1', [], { ...given, description: 'b' }),
    );
    expect(seen(diff, id)).toEqual(UNCHANGED);
  });
});

describe('a generic test', () => {
  const orders = project().model('orders', 'select 1');
  const base = orders.test('not_null', 'orders', 'id');
  const id = [...base.build().resources.keys()].find((one) => one.startsWith('test.')) ?? '';

  it('is modified by its severity', () => {
    const diff = compare(base, orders.test('not_null', 'orders', 'id', { config: { severity: 'warn' } }));
    expect(seen(diff, id)).toEqual({ modified: true, parts: ['configs'], because: [['configs', 'unrendered_config.severity', null, 'warn']] });
  });

  it('is modified by the folder of its schema file', () => {
    const diff = compare(base, orders.test('not_null', 'orders', 'id', { path: 'models/marts/schema.yml' }));
    expect(seen(diff, id).because.map(([check]) => check)).toEqual(['fqn']);
  });

  it('answers modified.body alone for generated code that differs', () => {
    const diff = compare(base, orders.test('not_null', 'orders', 'id', { rawCode: '{{ other() }}' }));
    expect(seen(diff, id)).toEqual({ modified: false, parts: ['body'], because: [] });
    expect(stateOf(diff, id).aside.map(({ check, field }) => [check, field])).toEqual([['body', 'raw_code']]);
  });

  it('answers modified.relation alone for another schema', () => {
    const diff = compare(base, orders.test('not_null', 'orders', 'id', { config: { schema: 'audit' } }));
    expect(seen(diff, id)).toEqual({ modified: false, parts: ['relation'], because: [] });
  });

  it('is not modified by its description', () => {
    expect(seen(compare(base, orders.test('not_null', 'orders', 'id', { description: 'x' })), id)).toEqual(UNCHANGED);
  });
});

describe('a function', () => {
  const signature = { arguments: [{ name: 'x', data_type: 'int', description: null, default_value: null }], returns: { data_type: 'int', description: null } };
  const overload = { defined_in: 'area_text', arguments: [], returns: null, description: null, raw_body: 'select 1' };
  const base = project().function('area', 'x * x', [], { ...signature, overloads: [overload] });
  const head = (fields: object, sql = 'x * x') => base.function('area', sql, [], { ...signature, overloads: [overload], ...fields });
  const id = 'function.shop.area';

  it('is modified by its body', () => {
    expect(seen(compare(base, head({}, 'x * 2')), id)).toMatchObject({ modified: true, parts: ['body'] });
  });

  it('is modified by the description of an argument', () => {
    const described = [{ name: 'x', data_type: 'int', description: 'side', default_value: null }];
    expect(seen(compare(base, head({ arguments: described })), id)).toMatchObject({
      modified: true,
      parts: [],
      because: [['arguments', 'arguments', signature.arguments, described]],
    });
  });

  it('is modified by what it returns', () => {
    const diff = compare(base, head({ returns: { data_type: 'float', description: null } }));
    expect(seen(diff, id)).toEqual({ modified: true, parts: [], because: [['returns', 'returns.data_type', 'int', 'float']] });
  });

  it('is modified by the body of an overload', () => {
    expect(seen(compare(base, head({ overloads: [{ ...overload, raw_body: 'select 2' }] })), id)).toMatchObject({ modified: true, parts: [] });
  });

  it.each([
    ['its own description', { description: 'Area' }],
    ['the description of an overload', { overloads: [{ ...overload, description: 'text' }] }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(base, head(fields)), id)).toEqual(UNCHANGED);
  });
});
