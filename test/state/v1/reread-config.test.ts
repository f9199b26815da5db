/** What dbt 1.12 does to the configuration of a base that another release wrote. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#kernel';
import { project } from '../../support/project.ts';
import { UNCHANGED, compare, seen } from '../compare.ts';

const ORDERS = 'model.shop.orders';
const SQL = "{{ config(materialized='table', tags=['a'], meta={'tier': 1}) }} select 1";

/** The model as a release stored its configuration. */
const stored = (dbtVersion: string, unrenderedConfig: JsonObject, sql = SQL) =>
  project().metadata({ dbtVersion }).model('orders', sql, [], { unrenderedConfig });
const typed = { materialized: 'table', tags: ['a'], meta: { tier: 1 } };
const text = { materialized: 'table', tags: "['a']", meta: "{'tier': 1}" };

describe('a base that an older dbt wrote', () => {
  it('is read anew from its code, so that dbt 1.12 finds no difference in the text', () => {
    expect(seen(compare(stored('1.11.16', typed), stored('1.12.6', text)), ORDERS)).toEqual(UNCHANGED);
  });

  it('makes an unchanged model modified where dbt 1.12 stored its values typed', () => {
    expect(seen(compare(stored('1.11.16', typed), stored('1.12.6', typed)), ORDERS).because).toEqual([
      ['configs', 'unrendered_config.meta', "{'tier': 1}", { tier: 1 }],
    ]);
  });

  it('is read anew when only the patch differs', () => {
    expect(seen(compare(stored('1.12.5', typed), stored('1.12.6', text)), ORDERS)).toEqual(UNCHANGED);
  });

  it('keeps what the file does not set', () => {
    const before = stored('1.11.16', { ...typed, grants: { select: ['a'] } });
    expect(seen(compare(before, stored('1.12.6', text)), ORDERS).because).toEqual([['configs', 'unrendered_config.grants', { select: ['a'] }, null]]);
  });

  it('is not read anew when it stores no configuration', () => {
    expect(seen(compare(stored('1.11.16', {}), stored('1.12.6', {})), ORDERS)).toEqual(UNCHANGED);
  });

  it('is taken as it stands with the flag off', () => {
    const diff = compare(stored('1.11.16', typed), stored('1.12.6', typed), { compareMoreUnrendered: false });
    expect(seen(diff, ORDERS)).toEqual(UNCHANGED);
  });

  it('is taken as it stands when the same dbt wrote both', () => {
    expect(seen(compare(stored('1.12.6', typed), stored('1.12.6', typed)), ORDERS)).toEqual(UNCHANGED);
  });

  it('is taken as it stands by dbt before 1.12', () => {
    expect(seen(compare(stored('1.9.0', typed), stored('1.11.16', typed), { compareMoreUnrendered: true }), ORDERS)).toEqual(UNCHANGED);
  });

  it('is taken as it stands for not_null and unique, whose code holds no configuration', () => {
    const test = (dbtVersion: string) =>
      project()
        .metadata({ dbtVersion })
        .model('orders', 'select 1')
        .test('not_null', 'orders', 'id', { rawCode: "{{ config(severity='warn') }}", unrenderedConfig: { severity: 'ERROR' } });
    const diff = compare(test('1.11.16'), test('1.12.6'));
    expect([...diff.states.values()].filter(({ isModified }) => isModified)).toEqual([]);
  });

  it('is read anew for other tests', () => {
    const test = (dbtVersion: string) =>
      project()
        .metadata({ dbtVersion })
        .model('orders', 'select 1')
        .test('positive', 'orders', 'id', { rawCode: "{{ config(severity='warn') }}", unrenderedConfig: { severity: 'ERROR' } });
    const diff = compare(test('1.11.16'), test('1.12.6'));
    expect([...diff.states.values()].flatMap(({ because }) => because.map(({ field, before }) => [field, before]))).toEqual([
      ['unrendered_config.severity', 'warn'],
    ]);
  });

  it('is always read anew with the v2 parser inside dbt 1.12, whose version both sides bear', () => {
    const diff = compare(stored('2.0.4', typed), stored('2.0.4', text), { engine: 'v1' });
    expect(seen(diff, ORDERS)).toEqual(UNCHANGED);
  });
});
