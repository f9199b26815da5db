import { describe, expect, it } from 'vitest';
import { type Finding, nodeId } from '#kernel';
import type { Checkout } from '#ports';
import { locateFindings } from '../../src/pipeline/locate.ts';
import { project } from '../support/project.ts';

const SCHEMA = `version: 2
models:
  - name: orders
    columns:
      - name: order_id
      - name: amount
        tests: [not_null]
  - name: customers
    columns:
      - {name: customer_id}
    versions:
      - v: 2
        columns:
          - name: customer_id
sources:
  - name: raw
    tables:
      - name: events
        columns: [{name: at}]
`;

const checkout = (files: Readonly<Record<string, string>>): Checkout => ({ readText: async (path) => files[path] });

const finding = (node: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'contract/field-removed',
  severity: 'error',
  kind: 'breaking',
  node: nodeId(node),
  column: null,
  place: null,
  message: '',
  data: {},
  fingerprint: '',
  waiver: null,
  ...more,
});

const head = project()
  .model('orders', 'select 1', [], { path: 'models/orders.sql', patchPath: 'models/schema.yml' })
  .source('raw', 'events', { path: 'models/schema.yml' })
  .build();

const locate = async (item: Finding, projectFolder = '', files: Readonly<Record<string, string>> = { 'models/schema.yml': SCHEMA }): Promise<unknown> => {
  const found = await locateFindings([item], { head, base: null, checkout: checkout(files), projectFolder });
  return found[0]?.place;
};

describe('locateFindings', () => {
  it('points a column at its line in the schema file', async () => {
    expect(await locate(finding('model.shop.orders', { column: 'amount' }))).toEqual({ file: 'models/schema.yml', line: 6 });
  });

  it('finds a column whose case the warehouse folded', async () => {
    expect(await locate(finding('model.shop.orders', { column: 'AMOUNT' }))).toEqual({ file: 'models/schema.yml', line: 6 });
  });

  it('points a column that is gone at the entry of its model', async () => {
    expect(await locate(finding('model.shop.orders', { column: 'discount' }))).toEqual({ file: 'models/schema.yml', line: 3 });
  });

  it('points a finding about the SQL at the first line of the model', async () => {
    expect(await locate(finding('model.shop.orders', { kind: 'coverage' }))).toEqual({ file: 'models/orders.sql', line: 1 });
  });

  it('points a source column at its line', async () => {
    expect(await locate(finding('source.shop.raw.events', { column: 'at' }))).toEqual({ file: 'models/schema.yml', line: 19 });
  });

  it('puts the folder of the dbt project before the path', async () => {
    const place = await locate(finding('model.shop.orders', { column: 'amount' }), './transform/', { 'transform/models/schema.yml': SCHEMA });
    expect(place).toEqual({ file: 'transform/models/schema.yml', line: 6 });
  });

  it('falls back to the model when the schema file is absent', async () => {
    expect(await locate(finding('model.shop.orders', { column: 'amount' }), '', {})).toEqual({ file: 'models/orders.sql', line: 1 });
  });

  it('keeps the place of a finding about no node', async () => {
    const given = { ...finding('x'), node: null, place: { file: 'sluice.yml', line: 4 } };
    expect(await locate(given)).toEqual({ file: 'sluice.yml', line: 4 });
  });
});
