import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.ts';
import { UNCHANGED, compare, seen } from '../compare.ts';

const ORDERS = 'model.shop.orders';
const base = project().model('orders', 'select 1 as id', [], { description: 'Orders', columns: { id: { description: 'Key' } } });

/** The base with other fields of the one model. */
const orders = (fields: Parameters<typeof base.model>[3], sql = 'select 1 as id') =>
  base.model('orders', sql, [], { description: 'Orders', columns: { id: { description: 'Key' } }, ...fields });

describe('a model', () => {
  it('is modified by another body', () => {
    const diff = compare(base, orders({}, 'select 2 as id'));
    expect(seen(diff, ORDERS)).toEqual({ modified: true, parts: ['body'], because: [['body', 'raw_code', 'select 1 as id', 'select 2 as id']] });
  });

  it.each([
    ['a space in the SQL', 'select  1 as id'],
    ['a comment', 'select 1 as id -- key'],
    ['Windows line endings inside', 'select 1\r\nas id'],
  ])('is modified by %s', (_edit, sql) => {
    expect(seen(compare(base, orders({}, sql)), ORDERS).parts).toEqual(['body']);
  });

  it('is modified by the folder it lies in', () => {
    const diff = compare(base, orders({ path: 'models/marts/orders.sql' }));
    expect(seen(diff, ORDERS)).toEqual({ modified: true, parts: [], because: [['fqn', 'fqn', ['shop', 'orders'], ['shop', 'marts', 'orders']]] });
  });

  it.each([
    ['access', { access: 'public' }, ['access', 'access', 'protected', 'public']],
    ['latest version', { latestVersion: 2 }, ['version', 'latest_version', null, 2]],
    ['deprecation date', { deprecationDate: '2030-01-01T00:00:00+00:00' }, ['deprecation_date', 'deprecation_date', null, '2030-01-01T00:00:00+00:00']],
  ])('is modified by another %s, which no selector asks for alone', (_field, fields, reason) => {
    expect(seen(compare(base, orders(fields)), ORDERS)).toEqual({ modified: true, parts: [], because: [reason] });
  });

  it('is not modified by a deprecation date written in another time zone', () => {
    const before = orders({ deprecationDate: '2030-01-01T00:00:00+00:00' });
    const after = orders({ deprecationDate: '2030-01-01T02:00:00+02:00' });
    expect(seen(compare(before, after), ORDERS)).toEqual(UNCHANGED);
  });

  it.each([['database'], ['schema'], ['alias']])('is modified by a configured %s, as its relation and not its configuration', (key) => {
    const diff = compare(base, orders({ config: { [key]: 'other' } }));
    expect(seen(diff, ORDERS)).toEqual({ modified: true, parts: ['relation'], because: [['relation', `unrendered_config.${key}`, null, 'other']] });
  });

  it.each([
    ['the description', { description: 'All orders' }],
    ['a column description', { columns: { id: { description: 'Other' } } }],
    ['a column type without contract', { columns: { id: { description: 'Key', dataType: 'int' } } }],
    ['another column', { columns: { id: { description: 'Key' }, at: {} } }],
    ['tags', { config: { tags: ['daily'] } }],
    ['a group', { config: { group: 'finance' } }],
    ['the schema that the target renders', { schema: 'pr_7', relationName: '"dev"."pr_7"."orders"' }],
    ['the schema file that describes it', { patchPath: 'models/other.yml' }],
    ['a constraint without contract', { constraints: [] }],
    ['compiled code', { compiledCode: 'select 1' }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(base, orders(fields)), ORDERS)).toEqual(UNCHANGED);
  });
});

describe("a model's configuration", () => {
  it.each([
    ['a materialization', { materialized: 'table' }, ['materialized', null, 'table']],
    ['meta', { meta: { owner: 'finance' } }, ['meta', null, { owner: 'finance' }]],
    ['docs', { docs: { show: false } }, ['docs', null, { show: false }]],
    ['access', { access: 'protected' }, ['access', null, 'protected']],
    ['a default spelled out', { enabled: true }, ['enabled', null, true]],
    ['a key of an adapter', { partition_by: 'day' }, ['partition_by', null, 'day']],
    ['a hook', { 'pre-hook': ['select 1'] }, ['pre-hook', null, ['select 1']]],
    ['a key of its own', { team: 'a' }, ['team', null, 'a']],
    ['static analysis', { static_analysis: 'off' }, ['static_analysis', null, 'off']],
  ])('counts %s', (_edit, config, [key, before, after]) => {
    const { modified, parts, because } = seen(compare(base, orders({ config, access: 'protected' })), ORDERS);
    expect({ modified, parts, because }).toEqual({
      modified: true,
      parts: ['configs'],
      because: [['configs', `unrendered_config.${String(key)}`, before, after]],
    });
  });

  it('names the deepest key that differs', () => {
    const before = orders({ config: { meta: { owner: { name: 'a', mail: 'a@b' }, tier: 1 } } });
    const after = orders({ config: { meta: { owner: { name: 'z', mail: 'a@b' }, tier: 1 } } });
    expect(seen(compare(before, after), ORDERS).because).toEqual([['configs', 'unrendered_config.meta.owner.name', 'a', 'z']]);
  });

  it('holds null and absent apart, and shows the objects that tell them apart', () => {
    const diff = compare(base, orders({ config: { unique_key: null } }));
    expect(seen(diff, ORDERS).because).toEqual([['configs', 'unrendered_config', {}, { unique_key: null }]]);
  });

  it('takes both spellings of a hook for different keys', () => {
    const diff = compare(orders({ config: { pre_hook: 'a' } }), orders({ config: { 'pre-hook': 'a' } }));
    expect(seen(diff, ORDERS).because).toEqual([
      ['configs', 'unrendered_config.pre-hook', null, 'a'],
      ['configs', 'unrendered_config.pre_hook', 'a', null],
    ]);
  });

  it('does not count the order of keys', () => {
    const diff = compare(orders({ config: { meta: { a: 1, b: 2 } } }), orders({ config: { meta: { b: 2, a: 1 } } }));
    expect(seen(diff, ORDERS)).toEqual(UNCHANGED);
  });

  it('counts the order of a list', () => {
    const diff = compare(orders({ config: { unique_key: ['a', 'b'] } }), orders({ config: { unique_key: ['b', 'a'] } }));
    expect(seen(diff, ORDERS).because).toEqual([['configs', 'unrendered_config.unique_key', ['a', 'b'], ['b', 'a']]]);
  });

  it('takes true and 1 for equal, as Python does', () => {
    expect(seen(compare(orders({ config: { enabled: true } }), orders({ config: { enabled: 1 } })), ORDERS)).toEqual(UNCHANGED);
  });

  it('compares keys that every JavaScript object has', () => {
    const diff = compare(base, orders({ config: { constructor: 'x' } }));
    expect(seen(diff, ORDERS).because).toEqual([['configs', 'unrendered_config.constructor', null, 'x']]);
  });
});

describe("a model's descriptions", () => {
  const persisted = (docs: object, fields: object = {}) =>
    orders({ config: { persist_docs: { ...docs } }, description: 'Orders', columns: { id: { description: 'Key' } }, ...fields });

  it('count where the head persists those of relations', () => {
    const diff = compare(persisted({ relation: true }), persisted({ relation: true }, { description: 'All' }));
    expect(seen(diff, ORDERS)).toEqual({
      modified: true,
      parts: ['persisted_descriptions'],
      because: [['persisted_descriptions', 'description', 'Orders', 'All']],
    });
  });

  it('count where the head persists those of columns', () => {
    const diff = compare(persisted({ columns: true }), persisted({ columns: true }, { columns: { id: { description: 'Id' } } }));
    expect(seen(diff, ORDERS).because).toEqual([['persisted_descriptions', 'columns.id', 'Key', 'Id']]);
  });

  it('count an added column that nobody described', () => {
    const diff = compare(persisted({ columns: true }), persisted({ columns: true }, { columns: { id: { description: 'Key' }, at: {} } }));
    expect(seen(diff, ORDERS).because).toEqual([['persisted_descriptions', 'columns.at', null, '']]);
  });

  it.each([
    ['of the relation, when only columns are persisted', { columns: true }, { description: 'All' }],
    ['of columns, when only the relation is persisted', { relation: true }, { columns: { id: { description: 'Id' } } }],
    ['of anything, when nothing is persisted', {}, { description: 'All', columns: { id: { description: 'Id' } } }],
  ])('do not count %s', (_edit, docs, fields) => {
    expect(seen(compare(persisted(docs), persisted(docs, fields)), ORDERS)).toEqual(UNCHANGED);
  });

  it('do not count the order of columns', () => {
    const before = persisted({ columns: true }, { columns: { id: { description: 'Key' }, at: { description: 'Time' } } });
    const after = persisted({ columns: true }, { columns: { at: { description: 'Time' }, id: { description: 'Key' } } });
    expect(seen(compare(before, after), ORDERS)).toEqual(UNCHANGED);
  });
});
