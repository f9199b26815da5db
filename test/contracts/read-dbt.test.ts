import { describe, expect, it } from 'vitest';
import { findPlace, readContracts, readProjectContracts } from '#contracts';
import { project } from '../support/project.ts';
import { fieldAt, placedRefusals, readFixture } from './read.ts';

const [v1, v2, orders] = await readFixture('valid/schema.yml');
if (v1 === undefined || v2 === undefined || orders === undefined) throw new Error('the fixture has three contracts');

describe("a contract in dbt's YAML", () => {
  it('is one for each version of a model and each table of a source', () => {
    expect([v1.id, v2.id, orders.id]).toEqual(['dim_customers.v1', 'dim_customers.v2', 'shop.orders']);
  });

  it('takes columns from its model, and includes, excludes and adds its own', () => {
    expect([v1, v2].map(({ tables }) => tables[0]?.fields.map(({ name }) => name))).toEqual([
      ['customer_id', 'name', 'region'],
      ['customer_id', 'name', 'region_id'],
    ]);
  });

  it('tells enforcement, access, group and both kinds of version', () => {
    expect([v2.version, v2.tables[0]?.dbt]).toEqual(['2.1.0', { node: null, version: 2, latestVersion: 2, access: 'public', group: 'core', enforced: true }]);
  });

  it('promises by constraints, never by tests', () => {
    expect(v2.tables[0]?.fields.map(({ name, required, unique }) => [name, required, unique])).toEqual([
      ['customer_id', true, false],
      ['name', false, false],
      ['region_id', false, false],
    ]);
    expect(v2.tables[0]?.keys.map(({ kind, columns }) => [kind, columns])).toEqual([['primary', ['customer_id']]]);
    expect(v2.tables[0]?.relationships.map(({ from, to }) => [from, to])).toEqual([[['region_id'], ["ref('regions').region_id"]]]);
  });

  it('reads personal data and retention from meta', () => {
    const { pii, retentionDays } = fieldAt(v2, 'name');
    expect([pii, retentionDays]).toEqual([true, 90]);
  });

  it('keeps tests and checks', () => {
    expect(fieldAt(v2, 'customer_id').ext).toEqual({ data_tests: ['unique'] });
    expect(v2.tables[0]?.ext['constraints']).toEqual([{ type: 'check', expression: 'length(name) > 0' }]);
  });

  it('reads consumers from meta.contract', () => {
    expect(v2.consumers.map(({ name, requiredFields }) => [name, requiredFields])).toEqual([['crm', ['customer_id']]]);
  });

  it('announces the removal of a version', () => {
    expect([v1.tables[0]?.deprecated, v2.tables[0]?.deprecated]).toEqual([{ sunset: '2027-01-31', replacement: null }, null]);
  });

  it('promises the freshness of its source', () => {
    expect(orders.slas).toMatchObject([{ kind: 'freshness', maxDelayMinutes: 360, column: 'loaded_at' }]);
  });

  it('understands a type only where every warehouse agrees, since the file names none', () => {
    expect([fieldAt(v2, 'customer_id').type.data.family, fieldAt(v2, 'name').type.data.family]).toEqual(['unknown', 'unknown']);
  });

  it('knows the line of a column', () => {
    expect(findPlace(v2.source, fieldAt(v2, 'region_id').at).line).toBe(27);
  });

  it.each([
    ['two columns of one name', 'models:\n  - name: m\n    columns:\n      - name: a\n      - name: a\n', ["5:9 there are two columns called 'a'"]],
    ['two models of one name', 'models:\n  - name: m\n  - name: m\n', ["3:5 there are two models called 'm'"]],
    ['a mistyped constraint', 'models:\n  - name: m\n    constraints: [{ type: primry_key }]\n', ["3:21 models[0].constraints[0].type is 'primry_key'"]],
    ['a column without a name', 'models:\n  - name: m\n    columns:\n      - data_type: int\n', ['4:9 a column has no name']],
  ])('is refused for %s', async (_, text, mistakes) => {
    expect(placedRefusals(await readContracts(text, 'schema.yml'))).toEqual(mistakes);
  });
});

describe('a contract in a manifest', () => {
  const built = project().model('orders', 'select 1').source('raw', 'events').build();

  it('is one for each model and source', () => {
    expect(readProjectContracts(built).map(({ id }) => id)).toEqual(['model.shop.orders', 'source.shop.raw.events']);
  });
});
