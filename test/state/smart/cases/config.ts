/** Rules on configuration: what stands in the file, what dbt stores of it, what dbt works with. */
import type { JsonObject } from '#kernel';
import { project } from '../../../support/project.ts';
import type { RuleCases } from './case.ts';

const orders = ['model.shop.orders'];
const OFF = { compareMoreUnrendered: false };

/** A model with configuration as dbt stores it, and as dbt works with it. */
const stored = (unrenderedConfig: JsonObject, config: JsonObject = {}, sql = 'select 1') => project().model('orders', sql, [], { config, unrenderedConfig });
const hook = (sql: string) => ({ sql, transaction: true, index: null });

export const configCases: readonly RuleCases[] = [
  {
    rule: 'smart/empty-values',
    fires: [
      { name: 'a null beside nothing', base: stored({}), head: stored({ partition_by: null }), ids: orders },
      { name: 'an empty list beside an empty object', base: stored({ grants: [] }), head: stored({ grants: {} }), ids: orders },
    ],
    quiet: [
      { name: 'a null that takes away what an outer level sets', base: stored({ unique_key: 'id' }, { unique_key: 'id' }), head: stored({ unique_key: null }) },
      { name: 'an empty text', base: stored({}), head: stored({ location_root: '' }, { location_root: '' }) },
      { name: 'an empty list that dbt works with', base: stored({}, { partitions: null }), head: stored({ partitions: [] }, { partitions: [] }) },
    ],
  },
  {
    rule: 'smart/hook-spelling',
    fires: [
      {
        name: 'the spelling of a key',
        base: stored({ pre_hook: 'select 1' }, { 'pre-hook': [hook('select 1')] }),
        head: stored({ 'pre-hook': ['select 1'] }, { 'pre-hook': [hook('select 1')] }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'the order of the statements',
        base: stored({ pre_hook: ['select 1', 'select 2'] }, { 'pre-hook': [hook('select 1'), hook('select 2')] }),
        head: stored({ 'pre-hook': ['select 2', 'select 1'] }, { 'pre-hook': [hook('select 2'), hook('select 1')] }),
      },
      {
        name: 'whether a statement runs inside the transaction',
        base: stored({ pre_hook: 'select 1' }, { 'pre-hook': [hook('select 1')] }),
        head: stored({ 'pre-hook': { sql: 'select 1', transaction: false } }, { 'pre-hook': [{ ...hook('select 1'), transaction: false }] }),
      },
    ],
  },
  {
    rule: 'smart/doubled-lists',
    fires: [
      {
        name: 'a list',
        base: stored({ unique_key: ['a', 'b'] }, { unique_key: ['a', 'b'] }),
        head: stored({ unique_key: ['a', 'b', 'a', 'b'] }, { unique_key: ['a', 'b'] }),
        ids: orders,
      },
      {
        name: 'a list inside an object',
        base: stored({ grants: { select: ['x', 'x'] } }, { grants: { select: ['x'] } }),
        head: stored({ grants: { select: ['x'] } }, { grants: { select: ['x'] } }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a list that its author doubled',
        base: stored({ unique_key: ['a'] }, { unique_key: ['a'] }),
        head: stored({ unique_key: ['a', 'a'] }, { unique_key: ['a', 'a'] }),
      },
      {
        name: 'a list that is longer',
        base: stored({ unique_key: ['a'] }, { unique_key: ['a'] }),
        head: stored({ unique_key: ['a', 'b'] }, { unique_key: ['a', 'b'] }),
      },
    ],
  },
  {
    rule: 'smart/reread-config',
    fires: [
      {
        name: 'a list that one side stores as text',
        base: stored({ unique_key: ['id'] }, { unique_key: ['id'] }, "{{ config(unique_key=['id']) }} select 1"),
        head: stored({ unique_key: "['id']" }, { unique_key: ['id'] }, "{{ config(unique_key=['id']) }} select 1"),
        ids: orders,
      },
      {
        name: 'a call that one side stores as its value',
        base: stored({ unique_key: 'id' }, { unique_key: 'id' }, "{{ config(unique_key=var('key')) }} select 1"),
        head: stored({ unique_key: "var('key')" }, { unique_key: 'id' }, "{{ config(unique_key=var('key')) }} select 1"),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a call that came to another value',
        base: stored({ unique_key: 'id' }, { unique_key: 'id' }, "{{ config(unique_key=var('key')) }} select 1"),
        head: stored({ unique_key: "var('key')" }, { unique_key: 'no' }, "{{ config(unique_key=var('key')) }} select 1"),
      },
      {
        name: 'a package, whose files the root project overrides',
        base: project().model('orders', "{{ config(unique_key=var('key')) }} select 1", [], {
          packageName: 'other',
          unrenderedConfig: { unique_key: 'a' },
          config: { unique_key: 'a' },
        }),
        head: project().model('orders', "{{ config(unique_key=var('key')) }} select 1", [], {
          packageName: 'other',
          unrenderedConfig: { unique_key: 'var(k)' },
          config: { unique_key: 'a' },
        }),
      },
    ],
  },
  {
    rule: 'smart/text-or-typed',
    fires: [
      {
        name: 'a flag',
        base: stored({ full_refresh: true }, { full_refresh: true }),
        head: stored({ full_refresh: 'True' }, { full_refresh: true }),
        ids: orders,
      },
      { name: 'a number', base: stored({ lookback: '3' }, { lookback: 3 }), head: stored({ lookback: 3 }, { lookback: 3 }), ids: orders },
      {
        name: 'an object with a list in it',
        base: stored({ meta: { a: [1, null] } }, { meta: { a: [1, null] } }),
        head: stored({ meta: "{'a': [1, none]}" }, { meta: { a: [1, null] } }),
        ids: orders,
      },
      {
        name: 'a call, in the spelling of another engine',
        base: stored({ unique_key: "var('x', true)" }, { unique_key: 'id' }),
        head: stored({ unique_key: "var('x', True)" }, { unique_key: 'id' }),
        ids: orders,
      },
      {
        name: 'the number of a latest version',
        base: project().model('orders', 'select 1', [], { version: 1, latestVersion: 2 }),
        head: project().model('orders', 'select 1', [], { version: 1, latestVersion: '2' }),
        ids: ['model.shop.orders.v1'],
      },
    ],
    quiet: [
      {
        name: 'a fraction, which JSON does not tell from a number',
        base: stored({ minutes: '15' }, { minutes: 15 }),
        head: stored({ minutes: '15.0' }, { minutes: 15 }),
      },
      {
        name: 'a text that looks like a number, and is one to dbt',
        base: stored({ location_root: '3' }, { location_root: '3' }),
        head: stored({ location_root: 3 }, { location_root: 3 }),
      },
      { name: 'another value', base: stored({ full_refresh: true }, { full_refresh: true }), head: stored({ full_refresh: 'False' }, { full_refresh: false }) },
      {
        name: 'a name that is no constant',
        base: stored({ unique_key: 'a - b' }, { unique_key: 'a - b' }),
        head: stored({ unique_key: 'a-b' }, { unique_key: 'a-b' }),
      },
    ],
  },
  {
    rule: 'smart/severity-case',
    fires: [
      {
        name: 'capitals',
        base: project()
          .model('a', 'select 1')
          .test('unique', 'a', 'id', { config: { severity: 'WARN' } }),
        head: project()
          .model('a', 'select 1')
          .test('unique', 'a', 'id', { config: { severity: 'warn' } }),
        ids: ['test.shop.unique_a_id.c02274885c'],
      },
    ],
    quiet: [
      {
        name: 'another severity',
        base: project()
          .model('a', 'select 1')
          .test('unique', 'a', 'id', { config: { severity: 'WARN' } }),
        head: project()
          .model('a', 'select 1')
          .test('unique', 'a', 'id', { config: { severity: 'error' } }),
      },
      {
        name: 'capitals of anything but a severity',
        base: stored({ sql_header: 'A' }, { sql_header: 'A' }),
        head: stored({ sql_header: 'a' }, { sql_header: 'a' }),
      },
    ],
  },
  {
    rule: 'smart/default-value',
    fires: [
      { name: 'a default that is written out in a schema file', base: stored({}), head: stored({ materialized: 'view' }), ids: orders },
      { name: 'a default that is no longer written out', base: stored({ lookback: 1 }), head: stored({}), ids: orders },
    ],
    quiet: [
      { name: 'a value that is not the default', base: stored({}), head: stored({ materialized: 'table' }, { materialized: 'table' }) },
      {
        name: 'an expression that comes to the default here',
        base: stored({}),
        head: stored({ materialized: "{{ 'view' if target.name == 'ci' else 'table' }}" }),
      },
      { name: 'a default that the manifest holds as rendered only', base: stored({}), head: stored({ materialized: 'view' }), compare: OFF },
      {
        name: 'the enabled flag of a source, which may be an expression',
        base: project().source('raw', 'orders'),
        head: project().source('raw', 'orders', { config: { enabled: true } }),
      },
    ],
  },
  {
    rule: 'smart/environment',
    fires: [
      {
        name: 'a value of the target, in the file',
        base: stored({ query_tag: 'prod' }, { query_tag: 'prod' }, '{{ config(query_tag=target.name) }} select 1'),
        head: stored({ query_tag: 'ci' }, { query_tag: 'ci' }, '{{ config(query_tag=target.name) }} select 1'),
        compare: OFF,
        ids: orders,
      },
      {
        name: 'the id of the run, in a hook beside hooks of the project',
        base: stored({ post_hook: 'x1' }, { 'post-hook': [hook('a'), hook('x1')] }, "{{ config(post_hook='x' ~ invocation_id) }} select 1"),
        head: stored({ post_hook: 'x2' }, { 'post-hook': [hook('a'), hook('x2')] }, "{{ config(post_hook='x' ~ invocation_id) }} select 1"),
        compare: OFF,
        ids: orders,
      },
      {
        name: 'an item of a list in a schema file, whose authored half is the same',
        base: stored({ unique_key: ["{{ env_var('K') }}", 'a', 'x', 'a'] }, { unique_key: ['x', 'a'] }),
        head: stored({ unique_key: ["{{ env_var('K') }}", 'a', 'y', 'a'] }, { unique_key: ['y', 'a'] }),
        ids: orders,
      },
      {
        name: 'the database of the target, where a source names none',
        base: project().source('raw', 'orders', { database: 'prod' }),
        head: project().source('raw', 'orders', { database: 'ci' }),
        compare: OFF,
        ids: ['source.shop.raw.orders'],
      },
      {
        name: 'the schema of a source from an environment variable',
        base: project().source('raw', 'orders', { schema: 'a', unrenderedSchema: "{{ env_var('S') }}" }),
        head: project().source('raw', 'orders', { schema: 'b', unrenderedSchema: "{{ env_var('S') }}" }),
        compare: OFF,
        ids: ['source.shop.raw.orders'],
      },
    ],
    quiet: [
      {
        name: 'a variable, which dbt_project.yml may set',
        base: stored({ query_tag: 'a' }, { query_tag: 'a' }, "{{ config(query_tag=var('t')) }} select 1"),
        head: stored({ query_tag: 'b' }, { query_tag: 'b' }, "{{ config(query_tag=var('t')) }} select 1"),
        compare: OFF,
      },
      {
        name: 'a macro, which may have changed',
        base: stored({ query_tag: 'a' }, { query_tag: 'a' }, '{{ config(query_tag=tag(target.name)) }} select 1'),
        head: stored({ query_tag: 'b' }, { query_tag: 'b' }, '{{ config(query_tag=tag(target.name)) }} select 1'),
        compare: OFF,
      },
      {
        name: 'the target, and a hook of the project besides',
        base: stored({ post_hook: 'x1' }, { 'post-hook': [hook('a'), hook('x1')] }, "{{ config(post_hook='x' ~ target.name) }} select 1"),
        head: stored({ post_hook: 'x2' }, { 'post-hook': [hook('b'), hook('x2')] }, "{{ config(post_hook='x' ~ target.name) }} select 1"),
        compare: OFF,
      },
      {
        name: 'an item of a list that was edited',
        base: stored({ unique_key: ["{{ env_var('K') }}", 'a', 'x', 'a'] }, { unique_key: ['x', 'a'] }),
        head: stored({ unique_key: ["{{ env_var('K') }}", 'b', 'y', 'b'] }, { unique_key: ['y', 'b'] }),
      },
      {
        name: 'the schema of a source that was edited',
        base: project().source('raw', 'orders', { schema: 'a', unrenderedSchema: 'a' }),
        head: project().source('raw', 'orders', { schema: 'b', unrenderedSchema: 'b' }),
        compare: OFF,
      },
      {
        name: 'the database of a source in a manifest of 1.8, which does not hold what was authored',
        base: project().metadata({ dbtVersion: '1.8.10' }).source('raw', 'orders', { database: 'prod' }),
        head: project().metadata({ dbtVersion: '1.8.10' }).source('raw', 'orders', { database: 'ci' }),
      },
    ],
  },
  {
    rule: 'smart/deprecation-clock',
    fires: [
      {
        name: 'the time zone of the machine',
        base: project().model('orders', 'select 1', [], { deprecationDate: '2027-01-01T00:00:00+00:00' }),
        head: project().model('orders', 'select 1', [], { deprecationDate: '2027-01-01T00:00:00+02:00' }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'the day',
        base: project().model('orders', 'select 1', [], { deprecationDate: '2027-01-01T00:00:00+00:00' }),
        head: project().model('orders', 'select 1', [], { deprecationDate: '2027-01-02T00:00:00+00:00' }),
      },
      {
        name: 'that there is one',
        base: project().model('orders', 'select 1'),
        head: project().model('orders', 'select 1', [], { deprecationDate: '2027-01-02T00:00:00+00:00' }),
      },
    ],
  },
];
